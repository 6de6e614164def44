// npm run fuzz -- --minutes N: random programs over the whole API, in child processes. A program that fails is made as short
// as possible and saved in fuzz/reproducers/, which the tests replay. docs/reference/reliability.md has the figures.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import * as fc from 'fast-check'
import { commandLine, integer, positive } from '../scripts/options.ts'
import { note, remind } from '../scripts/progress.ts'
import { buildFor } from '../scripts/run.ts'
import type { Outcome } from './program/children.ts'
import type { Program } from './program/program.ts'

interface Options {
  minutes: number
  seed: number
  jobs: number
  list: boolean
}

const today = Math.floor(Date.now() / 86_400_000) * 1_000_000
const options = commandLine('npm run fuzz --', 'Runs random programs over the whole API.')
  .option('--minutes <n>', 'time', positive, 1)
  .option('--seed <n>', 'number of the first program (default: another one each day)', integer(0, 2 ** 53 - 1), today)
  .option('--jobs <n>', 'processes at a time', integer(1, 1024), Math.max(1, availableParallelism() - 1))
  .option('--list', 'lists how often each operation was called', false)
  .parse()
  .opts<Options>()

note(`npm run fuzz: builds the package, then runs random programs for ${options.minutes} minutes`)
buildFor('fuzz')
const { inChild } = await import('./program/children.ts')
const { callNames, program } = await import('./program/program.ts')

/** Programs for each process: starting one takes as long as some of them. */
const PORTION = 100

/** Minutes after which a reproducer is short enough. */
const SHRINK_LIMIT = 2

async function shrink(seed: number): Promise<{ program: Program; why: string }> {
  let shortest: Program | undefined
  let why = ''
  const fails = fc.asyncProperty(program, async candidate => {
    const { failed } = await inChild({ program: candidate })
    if (failed === undefined) return true
    shortest = candidate
    why = failed.why
    return false
  })
  await fc.check(fails, { seed, numRuns: 1, interruptAfterTimeLimit: SHRINK_LIMIT * 60_000 })
  if (shortest === undefined) throw new Error(`program ${seed} does not fail on its own`)
  return { program: shortest, why }
}

/** Which program it was: the last one, or one before, of which something was left over. */
async function culprit(first: number, last: number): Promise<number> {
  const fails = async (from: number, to: number) =>
    (await inChild({ first: from, count: to - from + 1 })).failed !== undefined
  if (await fails(last, last)) return last
  let [low, high] = [first, last]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (await fails(first, middle)) high = middle
    else low = middle + 1
  }
  return low
}

async function report(first: number, { failed }: Outcome): Promise<void> {
  if (failed === undefined) return
  console.log(`FAILED: program ${failed.seed}: ${failed.why}`)
  try {
    const { program, why } = await shrink(await culprit(first, failed.seed ?? first))
    const text = JSON.stringify({ why: why.split('\n    at ')[0], program }, null, 2)
    const folder = new URL('./reproducers/', import.meta.url)
    mkdirSync(folder, { recursive: true })
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`
    writeFileSync(new URL(name, folder), `${text}\n`)
    console.log(`${program.steps.length} calls do it: fuzz/reproducers/${name}`)
  } catch (error) {
    console.log(String(error))
  }
}

const end = Date.now() + options.minutes * 60_000
const begin = Date.now()
const calls = new Map<string, number>()
let [next, programs, kicks, failures] = [options.seed, 0, 0, 0]

async function job(): Promise<void> {
  while (Date.now() < end) {
    const first = next
    next += PORTION
    const outcome = await inChild({ first, count: PORTION })
    programs += outcome.programs
    kicks += outcome.kicks
    for (const [name, count] of Object.entries(outcome.calls)) calls.set(name, (calls.get(name) ?? 0) + count)
    if (outcome.failed !== undefined) failures++
    await report(first, outcome)
  }
}

const finished = remind('fuzzing')
await Promise.all(Array.from({ length: options.jobs }, job))
finished()

const total = [...calls.values()].reduce((sum, count) => sum + count, 0)
const missing = callNames.filter(name => !calls.has(name))
const counts = [...calls].sort(([a], [b]) => a.localeCompare(b))
const fewest = counts.reduce((least, entry) => (entry[1] < least[1] ? entry : least), ['none', Infinity] as [
  string,
  number,
])
if (options.list) for (const [name, count] of counts) console.log(`${String(count).padStart(8)} ${name}`)
console.log(
  `${programs} programs from ${options.seed} on, ${total} calls of ${calls.size} operations, each at least ${fewest[1]} times ` +
    `(${fewest[0]}), ${kicks} runs ended by force, ${failures} failures, ${Math.round((Date.now() - begin) / 1000)} s`,
)
if (missing.length > 0) console.log(`not called: ${missing.join(', ')}`)
process.exitCode = failures === 0 ? 0 : 1
