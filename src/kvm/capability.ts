// What both Kvm and VmFd take to be a capability.

import { Cap } from '../abi/cap.ts'
import { argumentType, outOfRange } from '../errors.ts'

const CAPABILITIES: ReadonlySet<unknown> = new Set(Object.values(Cap))

export function capability(cap: unknown): Cap {
  const number = typeof cap === 'bigint' ? Number(cap) : cap
  if (typeof number !== 'number') throw argumentType('cap', 'number, a member of Cap', cap)
  if (!CAPABILITIES.has(number)) throw outOfRange('cap', 'a member of Cap (checkExtensionRaw() takes any number)', cap)
  return number as Cap
}
