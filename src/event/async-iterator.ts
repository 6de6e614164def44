// An async iterator that takes one promise after the other. An async generator would not do: its return() waits until the
// promise that it awaits is settled.

/** How one `next()` ends: with a result, or by throwing the error. */
type Turn<T> = { result: IteratorResult<T, undefined>; error?: never } | { result: undefined; error: unknown }

/**
 * Repeats `take`. A `next()` while another one is pending waits for its turn. Leaving the loop aborts the pending `take`, and
 * waits until it is over.
 *
 * @param isEnd - whether an error of `take` is the end of the loop, and not thrown
 */
export function asyncIteratorOf<T>(
  take: (left: AbortSignal) => Promise<T>,
  isEnd: (error: unknown) => boolean = () => false,
): AsyncIterableIterator<T> {
  const left = new AbortController()
  /** The last turn that was asked for. It never rejects. */
  let last: Promise<Turn<T>> | undefined
  let isOver = false
  const end = (): Turn<T> => {
    isOver = true
    return { result: { done: true, value: undefined } }
  }
  const turnAfter = async (before: Promise<unknown> | undefined): Promise<Turn<T>> => {
    if (before !== undefined) await before
    if (isOver) return end()
    try {
      return { result: { done: false, value: await take(left.signal) } }
    } catch (error) {
      // The caller may have left no room on the stack.
      await undefined
      isOver = true
      return isEnd(error) || (left.signal.aborted && error === left.signal.reason)
        ? end()
        : { result: undefined, error }
    }
  }
  const leave = async (): Promise<IteratorReturnResult<undefined>> => {
    left.abort()
    isOver = true
    await last
    return { done: true, value: undefined }
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const turn = turnAfter(last)
      last = turn
      const { result, error } = await turn
      if (last === turn) last = undefined
      if (result === undefined) throw error
      return result
    },
    return: leave,
    async throw(error) {
      await leave()
      throw error
    },
  }
}
