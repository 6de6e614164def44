// One run of ava: what it prints is passed on, and its tests are counted, for its own totals leave out what passed where
// something failed.

import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { stripVTControlCharacters } from 'node:util'
import { note } from '../progress.ts'

/** Of all runs of this process. */
export const counts = { passed: 0, failed: 0, skipped: 0 }

export interface Tests {
  title: string
  /** Of ava. */
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
  /** Something else than a test failed: a process crashed, say. */
  crashed: boolean
}

async function ava({ title, options = [], files }: Tests, start: Start): Promise<Result> {
  note(title)
  let text = ''
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      process.stdout.write(chunk, done)
    },
  })
  const status = await start([...options, ...files], stdout)
  await finished(stdout.end())
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

/**
 * Runs tests; true where all have passed. A processor that is emulated, beside others' work, is a strict judge of time,
 * and not always a true one: what fails in the box has a second try in a fresh one, aloud. A crash, and more than a few
 * failures, are no accident.
 */
export async function testRun(tests: Tests, start: Start, inBox: boolean): Promise<boolean> {
  const first = await ava(tests, start)
  counts.skipped += first.skipped
  const files = [...new Set(first.failed.map(line => `__test__/${line.split(' › ')[0]}.test.ts`))]
  let { ok, failed } = first
  if (inBox && !ok && !first.crashed && files.length > 0 && files.length <= 4) {
    const second = await ava({ ...tests, title: `once more in a fresh box: ${files.join(' ')}`, files }, start)
    ok = second.ok
    failed = second.failed
    if (ok) console.log(['\nFailed at first, and passed in a second box:', ...first.failed].join('\n  '))
  }
  counts.passed += first.passed + first.failed.length - failed.length
  counts.failed += failed.length
  return ok
}
