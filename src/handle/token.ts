// What one thread gives to another so that it comes to have the same object.

import { argumentType, check, coded } from '../errors.ts'

/**
 * Stands for an object of this process, and can be sent to another thread by `postMessage()` or `workerData`: there
 * `attach()` of the object's class makes a handle of it. It is worth nothing in another process, and cannot be guessed.
 */
export interface Token<Name extends string> {
  readonly type: Name
  readonly key: bigint
}

/** The token of a handle's object. */
export function tokenOf<Name extends string>(type: Name, key: bigint | number): Token<Name> {
  return { type, key: check('getrandom', key) }
}

/** The native object that `attach` finds for a token of a class. */
export function attached<B>(type: string, token: unknown, attach: (key: bigint) => B | number): B {
  const isObject =
    typeof token === 'object' && token !== null && Object.hasOwn(token, 'type') && Object.hasOwn(token, 'key')
  const { type: sort, key } = isObject ? (token as Partial<Token<string>>) : {}
  if (!isObject || sort !== type || typeof key !== 'bigint' || key < 0n || key >> 128n !== 0n)
    throw argumentType('token', `${type} token, which share() returns`, token)
  const answer = attach(key)
  if (typeof answer !== 'number') return answer
  const text = `There is no ${type} of this token in this process, or it was closed`
  throw coded(new Error(text), 'ERR_KVM_TOKEN')
}
