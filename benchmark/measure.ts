// Measures the rows, in this process's children, on the KVM that is here: `node benchmark/measure.ts JSON`, where JSON is
// a Task. Writes a Result, as JSON, to stdout, and its progress to stderr.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { instructionsPerRun } from './instructions.ts'
import { keyOf, type PeerName, type Row, type Series, select, seriesOf } from './rows.ts'

export interface Task {
  peers: Partial<Record<PeerName, readonly string[]>>
  /** Why a peer is not there. */
  missing: Partial<Record<PeerName, string>>
  only: readonly string[]
  rounds: number
  /** Milliseconds that one peer measures in one round. */
  slice: number
}

export interface Measured {
  /** Per operation, one of each round. */
  values: number[]
  /** Operations in each round. */
  count: number
}

export interface Result {
  cpu: string
  cpus: number
  memory: number
  kernel: string
  rounds: number
  /** By the row's id. */
  rows: Record<string, RowResult>
}

/** By `keyOf()`; why there is none where it could not be measured. */
export type RowResult = Record<string, Measured | { skipped: string }>

/** So many slices in a row a peer must not have become faster before it is measured. */
const WARM = 4

/** Milliseconds that a measurement may take, with what it does not count, beyond what it takes to begin one. */
const LONGEST = 500

/** Seconds after which a peer is taken to be stuck. */
const limit = 150

interface Running {
  child: ChildProcessByStdio<Writable, Readable, null>
  lines: AsyncIterator<string>
}

/** A program that answers each line `LOOP COUNT` with a number. */
class Peer {
  readonly #command: readonly string[]
  #running: Running | undefined

  constructor(command: readonly string[]) {
    this.#command = command
  }

  async ask(loop: string, count: number): Promise<number> {
    this.#running ??= this.#start()
    const { child, lines } = this.#running
    const timer = setTimeout(() => child.kill('SIGKILL'), limit * 1000)
    child.stdin.write(`${loop} ${count}\n`)
    const { value, done } = await lines.next()
    clearTimeout(timer)
    if (!done && !value.startsWith('error ')) return Number(value)
    // What it left behind shall not disturb the next row.
    this.end()
    throw new Error(done ? `${this.#command[0]} ended before it answered` : value.slice('error '.length))
  }

  end(): void {
    this.#running?.child.kill('SIGKILL')
    this.#running = undefined
  }

  #start(): Running {
    const [program = '', ...args] = this.#command
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    // A program that cannot be started or has ended gives no answer.
    child.on('error', () => {})
    child.stdin.on('error', () => {})
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
  }
}

class Measurement {
  readonly #peers = new Map<PeerName, Peer>()
  readonly #task: Task

  constructor(task: Task) {
    this.#task = task
    for (const [name, command] of Object.entries(task.peers)) this.#peers.set(name as PeerName, new Peer(command))
  }

  async run(rows: readonly Row[]): Promise<Result['rows']> {
    const results: Result['rows'] = {}
    for (const [index, row] of rows.entries()) {
      process.stderr.write(`${index + 1}/${rows.length} ${row.title}\n`)
      results[row.id] = await (row.unit === 'instructions' ? this.#instructions(row) : this.#row(row))
    }
    for (const peer of this.#peers.values()) peer.end()
    return results
  }

  /** The peers take turns in each round, each time another one first. One that fails is left out from then on. */
  async #row(row: Row): Promise<RowResult> {
    const results: RowResult = {}
    const running = new Map<Series, Measured>()
    const orSkip = async (series: Series, ask: () => Promise<void>): Promise<void> => {
      try {
        await ask()
      } catch (error) {
        running.delete(series)
        results[keyOf(series)] = { skipped: (error as Error).message }
      }
    }
    for (const series of seriesOf(row)) {
      await orSkip(series, async () => {
        const measured = { values: [], count: row.slow ? 1 : await this.#calibrate(series) }
        results[keyOf(series)] = measured
        running.set(series, measured)
      })
    }
    const rounds = Math.min(this.#task.rounds, row.slow ?? Infinity)
    for (let round = 0; round < rounds; round++) {
      const all = [...running]
      const first = round % Math.max(all.length, 1)
      for (const [series, measured] of [...all.slice(first), ...all.slice(0, first)]) {
        await orSkip(series, async () => {
          measured.values.push((await this.#ask(series, measured.count)) / measured.count)
        })
      }
    }
    return results
  }

  /**
   * How many operations fill a slice. A peer that compiles while it runs becomes faster for a while: it is asked until it
   * does so no longer.
   */
  async #calibrate(series: Series): Promise<number> {
    const slice = this.#task.slice * 1e6
    let count = 1
    let beginning: number | undefined
    for (let tries = 0, steady = 0; steady < WARM && tries < 40; tries++) {
      const start = performance.now()
      const fitting = Math.round((count * slice) / (await this.#ask(series, count)))
      beginning ??= performance.now() - start
      const took = performance.now() - start - beginning
      // What is not counted, as the guest's own work, can be a hundred times as much.
      if (took > LONGEST) return Math.max(Math.round((count * LONGEST) / took), 1)
      steady = fitting > count * 1.2 ? 0 : steady + 1
      count = Math.min(Math.max(fitting, 1), count * 4)
    }
    return count
  }

  #ask({ peer, loop }: Series, count: number): Promise<number> {
    const program = this.#peers.get(peer)
    if (program === undefined) throw new Error(this.#task.missing[peer] ?? 'not asked for')
    return program.ask(loop, count)
  }

  /** They are the same each time. */
  async #instructions(row: Row): Promise<RowResult> {
    const results: RowResult = {}
    for (const series of seriesOf(row)) {
      try {
        const command = this.#task.peers[series.peer]
        if (command === undefined) throw new Error(this.#task.missing[series.peer] ?? 'not asked for')
        results[keyOf(series)] = { values: [await instructionsPerRun(command, series.loop)], count: 1 }
      } catch (error) {
        results[keyOf(series)] = { skipped: (error as Error).message }
      }
    }
    return results
  }
}

if (import.meta.main) {
  const task = JSON.parse(process.argv[2] ?? '') as Task
  const result: Result = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cpus: cpus().length,
    memory: totalmem(),
    kernel: release(),
    rounds: task.rounds,
    rows: await new Measurement(task).run(select(task.only)),
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}
