// A process in which programs run. The parent hears of each before it begins, so that it knows which one it died of.

import { Supervisor } from '../helpers/supervisor.ts'
import { programOf, run } from './program.ts'

export type Order = { first: number; count: number } | { program: import('./program.ts').Program }

export type Message =
  | { begin: number }
  | { done: true; calls: Record<string, number>; kicks: number }
  | { failed: string; seed?: number }

const tell = (message: Message): void => {
  process.send?.(message)
}

/** What nobody caught is a failure of the program that runs. */
let seed: number | undefined
const fail = (error: unknown): never => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.send?.({ failed: text, ...(seed !== undefined && { seed }) } satisfies Message, () => process.exit(1))
  throw error
}
process.once('uncaughtException', error => fail(error))
process.once('unhandledRejection', error => fail(error))

process.once('message', async (order: Order) => {
  const supervisor = await Supervisor.start()
  const counts = new Map<string, number>()
  const programs =
    'program' in order
      ? [[undefined, order.program] as const]
      : Array.from({ length: order.count }, (_, index) => [order.first + index, undefined] as const)
  for (const [number, given] of programs) {
    seed = number
    if (number !== undefined) tell({ begin: number })
    try {
      await run(given ?? programOf(number as number), supervisor, counts)
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      tell({ failed: text, ...(number !== undefined && { seed: number }) })
      break
    }
  }
  tell({ done: true, calls: Object.fromEntries(counts), kicks: supervisor.kicks })
  await supervisor.stop()
  process.disconnect()
})
