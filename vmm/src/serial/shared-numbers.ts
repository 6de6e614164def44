// An object whose numbers several threads have in common.

export function sharedNumbers<Name extends string>(names: readonly Name[], shared: SharedArrayBuffer) {
  const numbers = new Int32Array(shared)
  const object = {}
  for (const [index, name] of names.entries()) {
    const get = () => Atomics.load(numbers, index)
    const set = (value: number) => Atomics.store(numbers, index, value)
    Object.defineProperty(object, name, { get, set })
  }
  return object as Record<Name, number>
}
