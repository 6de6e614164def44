// The registers that the kvm_run page can hold, so that reading and writing them takes no ioctl.

import { KVM_SYNC_X86_EVENTS, KVM_SYNC_X86_REGS, KVM_SYNC_X86_SREGS } from '../abi/host.ts'
import { outOfRange } from '../errors.ts'

/** A set of registers in the `kvm_run` page, for `VcpuFd.setSyncValidReg()` and its like. x86_64 only. */
export const SyncReg = {
  /** `KVM_SYNC_X86_REGS`: what `VcpuFd.getRegs()` reads. */
  Register: KVM_SYNC_X86_REGS,
  /** `KVM_SYNC_X86_SREGS`: what `VcpuFd.getSregs()` reads. */
  SystemRegister: KVM_SYNC_X86_SREGS,
  /** `KVM_SYNC_X86_EVENTS`: what `VcpuFd.getVcpuEvents()` reads. */
  VcpuEvents: KVM_SYNC_X86_EVENTS,
} as const

export type SyncReg = (typeof SyncReg)[keyof typeof SyncReg]

/** The bit of a set. */
export function syncRegBit(reg: unknown): bigint {
  if (!Object.values<unknown>(SyncReg).includes(reg)) {
    throw outOfRange(
      'reg',
      `one of ${Object.keys(SyncReg)
        .map(name => `SyncReg.${name}`)
        .join(', ')}`,
      reg,
    )
  }
  return BigInt(reg as SyncReg)
}
