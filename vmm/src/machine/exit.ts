import type { VcpuExit } from 'kvm-ioctls'

/** Describes an exit after which the guest cannot go on. */
export function describeExit(exit: VcpuExit): string {
  switch (exit.type) {
    case 'Shutdown':
      // AMD's processors do not say where it was; KVM has reset the vCPU's registers then.
      return 'Shutdown (a triple fault)'
    case 'InternalError':
      return `InternalError, suberror ${exit.suberror},`
    case 'FailEntry':
      return `FailEntry, reason 0x${(exit.hardwareEntryFailureReason ?? 0n).toString(16)},`
    case 'RiscvCsr':
      return `RiscvCsr, register 0x${exit.csrNum.toString(16)},`
    case 'SystemEvent':
      return `SystemEvent ${exit.event}`
    case 'Unsupported':
      return `KVM exit ${exit.reason}`
    default:
      return exit.type
  }
}
