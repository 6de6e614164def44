// The events that the guest's performance counters may count.

import { KvmPmuEventFilter } from '../abi/host.ts'
import { outOfRange } from '../errors.ts'
import { bytesOfArgument } from '../struct/struct.ts'

/** A copy, so that the count and the events cannot change before KVM reads them. */
export function pmuEventFilterBytes(filter: KvmPmuEventFilter): Uint8Array {
  const copy = KvmPmuEventFilter.fromBytes(bytesOfArgument(filter, KvmPmuEventFilter, 'filter'))
  if (copy.nevents > copy.events.length) {
    throw outOfRange('filter.nevents', `at most ${copy.events.length}, the events that there are`, copy.nevents)
  }
  return copy.bytes
}
