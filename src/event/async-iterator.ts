// A promise after the other, as a loop of `for await`. An async generator would not do: to leave it has to wait until
// the promise that is awaited just now is settled.

/**
 * What `take` resolves to, again and again. Leaving the loop aborts what `take` waits for, and waits until that is over.
 *
 * @param isEnd - whether an error of `take` is the end of the loop, and not thrown
 */
export function asyncIteratorOf<T>(
  take: (left: AbortSignal) => Promise<T>,
  isEnd: (error: unknown) => boolean = () => false,
): AsyncIterableIterator<T> {
  const left = new AbortController()
  let pending: Promise<unknown> = Promise.resolve()
  let isOver = false
  const end = (): IteratorReturnResult<undefined> => {
    isOver = true
    return { done: true, value: undefined }
  }
  const leave = async () => {
    isOver = true
    left.abort()
    await pending
    return end()
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      if (isOver) return end()
      const before = pending
      const taken = take(left.signal)
      pending = taken.then(
        () => before,
        () => before,
      )
      try {
        return { done: false, value: await taken }
      } catch (error) {
        const { done, value } = end()
        if (isEnd(error) || (left.signal.aborted && error === left.signal.reason)) return { done, value }
        throw error
      }
    },
    return: leave,
    async throw(error) {
      await leave()
      throw error
    },
  }
}
