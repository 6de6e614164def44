// Child processes that run programs, and what becomes of them.
import { fork } from 'node:child_process'
import type { Message, Order } from './child.ts'

export interface Outcome {
  programs: number
  calls: Readonly<Record<string, number>>
  /** Runs that had to be ended. */
  kicks: number
  /** What went wrong, and in which program. */
  failed?: { why: string; seed: number | undefined }
}

/** Milliseconds without a word after which a process hangs. */
const PATIENCE = 60_000
/** The same for its end, when all programs are through: nothing may keep it. */
const END = 15_000

/** Runs programs in a process of their own. A crash, an abort and a hang are outcomes as others are. */
export function inChild(order: Order): Promise<Outcome> {
  return new Promise(resolve => {
    const child = fork(new URL('./child.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    const outcome: Outcome = { programs: 0, calls: {}, kicks: 0 }
    let seed: number | undefined
    let done = false
    let stderr = ''
    let hangs = false
    let watchdog: NodeJS.Timeout | undefined
    const watch = (time: number): void => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => {
        hangs = true
        child.kill('SIGKILL')
      }, time)
    }
    watch(PATIENCE)
    child.stderr?.on('data', text => {
      stderr = `${stderr}${text}`.slice(-4000)
    })
    child.on('message', (message: Message) => {
      watch('done' in message ? END : PATIENCE)
      if ('begin' in message) {
        seed = message.begin
        outcome.programs++
      } else if ('failed' in message) outcome.failed ??= { why: message.failed, seed: message.seed }
      else {
        done = true
        outcome.calls = message.calls
        outcome.kicks = message.kicks
      }
    })
    child.on('close', (code, signal) => {
      clearTimeout(watchdog)
      if (code !== 0 || signal !== null || !done) {
        const end = hangs
          ? done
            ? 'does not end'
            : `hung for ${PATIENCE / 1000} s`
          : `ended by ${signal ?? `status ${code}`}`
        outcome.failed ??= { why: `the process ${end}\n${stderr}`, seed }
      }
      resolve(outcome)
    })
    child.send(order)
  })
}
