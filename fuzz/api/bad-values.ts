// One value of every kind that a method was not made for. Each is made afresh, as it may be used up.
/// <reference lib="es2024" />
import * as api from 'kvm-ioctls'
import { Planted } from './documented.ts'

/** What a bad value may do harm to in the middle of a call. */
export interface Victim {
  /** Closes the object that the method was called on, or another one. */
  close(): void
  /** Takes away the memory of what was passed, or of views. */
  detach(): void
}

const planted = (): never => {
  throw new Planted('planted')
}

/** An object each of whose properties is a getter that calls `trap`. */
function traps(trap: () => unknown): object {
  return new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : trap()), has: () => true })
}

const allTraps: ProxyHandler<object> = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect)
    .filter(trap => typeof Reflect.get(Reflect, trap) === 'function')
    .map(trap => [trap, planted]),
)

function detached<T extends { buffer: ArrayBuffer }>(view: T): T {
  structuredClone(view.buffer, { transfer: [view.buffer] })
  return view
}

function shrunk(): Uint8Array {
  const buffer = new ArrayBuffer(4096, { maxByteLength: 8192 })
  const bytes = new Uint8Array(buffer, 0, 4096)
  buffer.resize(0)
  return bytes
}

function lying(length: unknown): Uint8Array {
  const bytes = new Uint8Array(64)
  for (const name of ['length', 'byteLength', 'byteOffset']) Object.defineProperty(bytes, name, { value: length })
  return bytes
}

class Odd extends Uint8Array {
  static get [Symbol.species](): never {
    return planted()
  }
}

function* endless(): Generator<number> {
  for (;;) yield 0
}

const million = Array.from({ length: 1_000_000 }, () => 0)
const huge = new Uint8Array(16 << 20)
const text = 'x'.repeat(1_000_000)

function closed<T extends { close(): void }>(handle: T): T {
  handle.close()
  return handle
}

const PAGE = api.GuestMemory.allocate(0x1000)

function struct(use: (bytes: Uint8Array) => void): api.KvmRegs {
  const buffer = new ArrayBuffer(api.KvmRegs.size, { maxByteLength: 4096 })
  const regs = new api.KvmRegs(new Uint8Array(buffer))
  use(new Uint8Array(buffer))
  return regs
}

type Maker = (victim: Victim) => unknown

/** By name, so that a program that has failed can be written down. */
export const badValues: Readonly<Record<string, Maker>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  false: () => false,
  '0': () => 0,
  '-0': () => -0,
  '1': () => 1,
  '-1': () => -1,
  '0.5': () => 0.5,
  NaN: () => NaN,
  Infinity: () => Infinity,
  '-Infinity': () => -Infinity,
  '2^31': () => 2 ** 31,
  '2^32': () => 2 ** 32,
  '2^53 - 1': () => 2 ** 53 - 1,
  '2^53': () => 2 ** 53,
  '2^64': () => 2 ** 64,
  '1e308': () => 1e308,
  '0n': () => 0n,
  '-1n': () => -1n,
  '2n ** 31n': () => 2n ** 31n,
  '2n ** 53n': () => 2n ** 53n,
  '2n ** 63n': () => 2n ** 63n,
  '2n ** 64n - 1n': () => 2n ** 64n - 1n,
  '2n ** 64n': () => 2n ** 64n,
  '2n ** 70000n': () => 2n ** 70000n,
  'empty string': () => '',
  string: () => 'x',
  'string of a number': () => '0x10',
  'string with a null byte': () => '/dev/kvm\0',
  'half of a surrogate pair': () => '\ud800',
  'a million characters': () => text,
  symbol: () => Symbol('s'),
  'Symbol.iterator': () => Symbol.iterator,
  function: () => () => 0,
  'throwing function': () => planted,
  class: () => class {},
  'empty object': () => ({}),
  'object without a prototype': () => Object.create(null),
  'object of length 2^53': () => ({ length: 2 ** 53 }),
  'throwing valueOf': () => ({ valueOf: planted, toString: planted }),
  'throwing Symbol.toPrimitive': () => ({ [Symbol.toPrimitive]: planted }),
  'throwing Symbol.toStringTag': () => Object.defineProperty({}, Symbol.toStringTag, { get: planted }),
  'throwing constructor': () => Object.defineProperty({}, 'constructor', { get: planted }),
  'throwing inspect': () => ({ [Symbol.for('nodejs.util.inspect.custom')]: planted }),
  'throwing getters': () => traps(planted),
  'getters that return undefined': () => traps(() => undefined),
  'getters that close': victim => traps(() => victim.close()),
  'getters that detach': victim => traps(() => victim.detach()),
  'getters that return getters': () => traps(() => traps(() => 2 ** 53)),
  'throwing Proxy': () => new Proxy({}, allTraps),
  'throwing Proxy of a function': () => new Proxy(() => 0, allTraps),
  'Proxy for a prototype': () => Object.create(new Proxy({}, allTraps)),
  'revoked Proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  'Proxy of bytes': () => new Proxy(new Uint8Array(64), {}),
  'Proxy of an array without an end': () =>
    new Proxy([], { get: (array, key) => (key === 'length' ? 2 ** 53 : Reflect.get(array, key)) }),
  'Proxy of a struct': () => new Proxy(new api.KvmRegs(), {}),
  'Proxy of a handle': () => new Proxy(PAGE, {}),
  'empty array': () => [],
  array: () => [1, 2, 3],
  'array with holes': () => new Array(10),
  'array of a million': () => million,
  'array with a throwing getter': () => Object.defineProperty([1, 2], 0, { get: planted }),
  'iterator without an end': () => ({ [Symbol.iterator]: endless }),
  'iterator that throws': () => ({ [Symbol.iterator]: () => ({ next: planted }) }),
  'iterator that closes': victim => ({
    *[Symbol.iterator]() {
      victim.close()
      victim.detach()
      yield 1
    },
  }),
  'iterator of nothing': () => ({ [Symbol.iterator]: () => undefined }),
  Date: () => new Date(NaN),
  RegExp: () => /x/,
  Map: () => new Map([[1, 2]]),
  Error: () => new Error('x'),
  'rejected promise': () => {
    const promise = Promise.reject(new Planted('planted'))
    promise.catch(() => undefined)
    return promise
  },
  'throwing thenable': () => Object.defineProperty({}, 'then', { get: planted }),
  globalThis: () => globalThis,
  'empty Uint8Array': () => new Uint8Array(),
  'Uint8Array of one byte': () => Uint8Array.of(255),
  'Uint8Array of 64 bytes': () => new Uint8Array(64).fill(255),
  'Uint8Array of 16 MiB': () => huge,
  'misaligned Uint8Array': () => new Uint8Array(new ArrayBuffer(4096), 1),
  'detached Uint8Array': () => detached(new Uint8Array(4096)),
  'Uint8Array that was shrunk to nothing': shrunk,
  'Uint8Array of the length of its buffer': () => new Uint8Array(new ArrayBuffer(512, { maxByteLength: 8192 })),
  'Uint8Array of shared memory': () => new Uint8Array(new SharedArrayBuffer(4096)),
  'Uint8Array of shared memory that grows': () => new Uint8Array(new SharedArrayBuffer(64, { maxByteLength: 4096 })),
  'Uint8Array of guest memory': () => PAGE.bytes,
  'Uint8Array that lies: -1': () => lying(-1),
  'Uint8Array that lies: 2^40': () => lying(2 ** 40),
  'Uint8Array that lies: 2^12': () => lying(2 ** 12),
  'Uint8Array that lies: 2^14': () => lying(2 ** 14),
  'Uint8Array that lies: NaN': () => lying(NaN),
  'Uint8Array whose length closes': victim =>
    Object.defineProperty(new Uint8Array(64), 'length', {
      get() {
        victim.close()
        victim.detach()
        return 64
      },
    }),
  'subclass of Uint8Array': () => new Odd(4096),
  Buffer: () => Buffer.alloc(64),
  Uint8ClampedArray: () => new Uint8ClampedArray(64),
  Uint32Array: () => new Uint32Array(64),
  'detached Uint32Array': () => detached(new Uint32Array(64)),
  BigUint64Array: () => new BigUint64Array(64),
  'BigUint64Array of shared memory': () => new BigUint64Array(new SharedArrayBuffer(64)),
  Float64Array: () => new Float64Array(64).fill(NaN),
  DataView: () => new DataView(new ArrayBuffer(64)),
  ArrayBuffer: () => new ArrayBuffer(64),
  SharedArrayBuffer: () => new SharedArrayBuffer(64),
  'struct of another class': () => new api.KvmMpState(),
  'struct of shared memory': () => new api.KvmRegs(new Uint8Array(new SharedArrayBuffer(api.KvmRegs.size))),
  'struct whose buffer was detached': () =>
    struct(bytes => structuredClone(bytes.buffer, { transfer: [bytes.buffer as ArrayBuffer] })),
  'struct whose buffer was shrunk': () => struct(bytes => (bytes.buffer as ArrayBuffer).resize(1)),
  'struct with other bytes': () => Object.defineProperty(new api.KvmRegs(), 'bytes', { value: new Uint8Array(1) }),
  'struct of another prototype': () => Object.setPrototypeOf(new api.KvmMpState(), api.KvmSregs.prototype),
  'prototype of a struct': () => api.KvmRegs.prototype,
  'closed Kvm': () => closed(new api.Kvm()),
  'closed GuestMemory': () => closed(api.GuestMemory.allocate(0x1000)),
  'closed EventFd': () => closed(new api.EventFd()),
  'GuestMemory of another VM': () => PAGE,
  'prototype of a handle': () => api.VmFd.prototype,
  'object with the prototype of a handle': () => Object.create(api.GuestMemory.prototype),
  'forged token': () => ({ type: 'VmFd', key: 1n }),
  'token of a wrong key': () => ({ type: 'GuestMemory', key: -1n }),
  'token of another class': () => PAGE.share(),
  'aborted signal': () => ({ signal: AbortSignal.abort(new Planted('planted')) }),
  'forged signal': () => ({ signal: Object.create(AbortSignal.prototype) }),
  'signal that throws': () => ({
    signal: Object.defineProperty(new AbortController().signal, 'addEventListener', { get: planted }),
  }),
  'signal that closes': victim => ({
    signal: Object.defineProperty(new AbortController().signal, 'addEventListener', {
      value: () => victim.close(),
    }),
  }),
}

export const badNames: readonly string[] = Object.keys(badValues)
