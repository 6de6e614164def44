// AbortSignals, as callers pass them.

import { argumentType } from '../errors.ts'
import { fieldsOf } from './options.ts'

/** What calls take that can be aborted. */
interface Abortable {
  signal?: AbortSignal | undefined
}

/**
 * The signal of a call's options.
 *
 * @throws what the signal was aborted for, if it was
 */
export function signalOf(options: Abortable): AbortSignal | undefined {
  const { signal } = fieldsOf(options, 'options', ['signal'])
  if (signal === undefined) return undefined
  if (!isSignal(signal)) throw argumentType('options.signal', 'AbortSignal', signal)
  signal.throwIfAborted()
  return signal
}

/** Whether it is a signal, and not something that only has the prototype of one. */
function isSignal(value: unknown): value is AbortSignal {
  try {
    return value instanceof AbortSignal && typeof value.aborted === 'boolean'
  } catch {
    return false
  }
}

/** The reason of an aborted signal. The getter of a caller's own signal may throw: then the error is the reason. */
export function reasonOf(signal: AbortSignal | undefined): unknown {
  try {
    return signal?.reason
  } catch (error) {
    return error
  }
}

/**
 * Takes a listener away. A signal of the caller's own may refuse that: then the result of the call counts, and the listener,
 * which stays, must do nothing more.
 */
export function stopListening(signal: AbortSignal | undefined, listener: () => void): void {
  try {
    signal?.removeEventListener('abort', listener)
  } catch {}
}
