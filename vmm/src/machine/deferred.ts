/** A promise and the functions that settle it: `Promise.withResolvers()`, which Node 20 lacks. */
export interface Deferred<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(reason: unknown): void
}

export function deferred<T>(): Deferred<T> {
  const created: Partial<Deferred<T>> = {}
  created.promise = new Promise((resolve, reject) => Object.assign(created, { resolve, reject }))
  return created as Deferred<T>
}
