// What ava prints, passed on, and its tests counted: its own totals leave out what passed where something failed.
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

export const counts = { passed: 0, failed: 0, skipped: 0 }

/** The lines of the tests that failed, such as `kick › a kick ...`. */
export const failures: string[] = []

/** How ava begins the line of a test. */
const marks = { passed: '  ✔ ', failed: '  ✘ [fail]: ', skipped: '  - [skip] ' }

export function counted(): Writable {
  let text = ''
  return new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      process.stdout.write(chunk, done)
    },
    final(done) {
      for (const line of stripVTControlCharacters(text).split('\n')) {
        for (const what of ['passed', 'failed', 'skipped'] as const) if (line.startsWith(marks[what])) counts[what]++
        if (line.startsWith(marks.failed)) failures.push(line.slice(marks.failed.length))
      }
      done()
    },
  })
}
