// The signals that are blocked while the guest runs.

import { KvmSignalMask } from '../abi/host.ts'
import { binding } from '../addon.ts'
import { bytesOfU64, type Integer, integer } from '../arguments/integer.ts'
import { listOf } from '../arguments/list.ts'

/** Bytes of the kernel's signal mask. C's sigset_t is longer. */
const KERNEL_SIGSET_SIZE = 8

/** The mask of these signals, without the signal of `kick()`. */
export function signalMaskBytes(signals: Iterable<Integer>): Uint8Array {
  let bits = 0n
  const kicks = binding.BindingVcpu.kickSignals()
  for (const [index, value] of listOf(signals, 'signals', 64).entries()) {
    const signal = integer(value, `signals[${index}]`, 1, 64)
    if (!kicks.includes(signal)) bits |= 1n << BigInt(signal - 1)
  }
  const mask = KvmSignalMask.withEntries(KERNEL_SIGSET_SIZE)
  mask.len = KERNEL_SIGSET_SIZE
  mask.sigset.set(bytesOfU64(bits))
  return mask.bytes
}
