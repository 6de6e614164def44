// What a call may throw: an error that the documentation has, and nothing else.
import { KvmError } from 'kvm-ioctls'

/** Thrown by a bad value itself, from a getter, a trap or an iterator: it reaches the caller as it is. */
export class Planted extends Error {}

const CODES = /^ERR_(KVM_[A-Z_]+|INVALID_ARG_TYPE|INVALID_ARG_VALUE|OUT_OF_RANGE|ILLEGAL_CONSTRUCTOR)$/

/** Says what is wrong with an error, or nothing. */
export function undocumented(error: unknown): string | undefined {
  if (error instanceof Planted) return undefined
  if (!(error instanceof Error)) return `no Error, but ${typeof error}`
  // The reason of a signal that nobody gave a reason.
  if (error instanceof DOMException && error.name === 'AbortError') return undefined
  const { code } = error as { code?: unknown }
  if (/panicked|napi|unwrap/i.test(error.message)) return `comes from the seam: ${error.message}`
  // Whatever is done with a revoked Proxy throws: it is its own error, as those above.
  if (code === undefined && error instanceof TypeError && /revoked/.test(error.message)) return undefined
  if (typeof code !== 'string') return `no code: ${error.stack}`
  if (error instanceof KvmError) return /^E[A-Z0-9]+$/.test(code) && error.errno < 0 ? undefined : `odd code ${code}`
  if (CODES.test(code)) return undefined
  // What Node's own calls throw: a file that is not there, or an operation that was aborted.
  if (/^E[A-Z0-9]+$/.test(code) && 'errno' in error && 'syscall' in error) return undefined
  return `undocumented code ${code}: ${error.message}`
}
