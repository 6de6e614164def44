// One run of ava. Its output is passed on and its tests are counted: ava's own totals leave out the tests that passed if one
// failed.
import { existsSync } from 'node:fs'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { stripVTControlCharacters } from 'node:util'
import { note } from '../progress.ts'
import { root } from '../run.ts'

export const ava = `${root}node_modules/ava/entrypoints/cli.js`

/** Seconds for all tests. A guest that never exits blocks its process forever. */
export const LIMIT = 2400

/** The tests of all runs of this process. */
export const counts = { passed: 0, failed: 0, skipped: 0 }

export interface Tests {
  title: string
  /** Options of ava. */
  options?: readonly string[]
  files: readonly string[]
}

/** Starts ava with arguments, and resolves to its exit status. */
export type Start = (args: readonly string[], stdout: Writable) => Promise<number>

interface Result {
  ok: boolean
  passed: number
  skipped: number
  /** The lines of the tests that failed, such as `kick › a kick ...`. */
  failed: string[]
  /** Something other than a test failed, such as a process. */
  crashed: boolean
}

async function runAva({ title, options = [], files }: Tests, start: Start): Promise<Result> {
  note(title)
  let text = ''
  let shown = 0
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      // Whole lines only: another run may write at the same time.
      const end = text.lastIndexOf('\n') + 1
      process.stdout.write(text.slice(shown, end), done)
      shown = end
    },
  })
  const status = await start([...options, ...files], stdout)
  await finished(stdout.end())
  process.stdout.write(text.slice(shown))
  const lines = stripVTControlCharacters(text).split('\n')
  const of = (mark: string) => lines.filter(line => line.startsWith(mark)).map(line => line.slice(mark.length))
  return {
    ok: status === 0,
    passed: of('  ✔ ').length,
    skipped: of('  - [skip] ').length,
    failed: of('  ✘ [fail]: '),
    crashed: lines.some(line => /^ {2}(✘ (?!\[fail\])|Uncaught|Unhandled)/.test(line)),
  }
}

/** The file of a test, by its title. ava leaves out the folder that all files of a run have in common. */
function fileOf(title: string): string {
  const segments = title.split(' › ')
  for (const folder of ['', '__test__/', 'vmm/__test__/']) {
    for (let length = 1; length < segments.length; length++) {
      const path = `${folder}${segments.slice(0, length).join('/')}.test.ts`
      if (existsSync(`${root}${path}`)) return path
    }
  }
  throw new Error(`No test file has the test "${title}"`)
}

/**
 * Runs tests and returns whether all passed. Time limits can fail on an emulated processor of a busy machine, so up to four
 * files that fail in a box run once more in a new box, and the output says so. After a crash nothing runs again.
 */
export async function testRun(tests: Tests, start: Start, inBox: boolean): Promise<boolean> {
  const first = await runAva(tests, start)
  counts.skipped += first.skipped
  const files = [...new Set(first.failed.map(fileOf))]
  let { ok, failed } = first
  if (inBox && !ok && !first.crashed && files.length > 0 && files.length <= 4) {
    const second = await runAva({ ...tests, title: `once more in a fresh box: ${files.join(' ')}`, files }, start)
    ok = second.ok
    failed = second.failed
    if (ok) console.log(['\nFailed at first, and passed in a second box:', ...first.failed].join('\n  '))
  }
  counts.passed += first.passed + first.failed.length - failed.length
  counts.failed += failed.length
  return ok
}
