import { inspect } from 'node:util'
import type { ExecutionContext } from 'ava'
import { Kvm, type VcpuExit, type VcpuFd, type VmFd } from 'kvm-ioctls'
import { type Guest, realMode } from '../guests/real-mode.ts'

/** A guest for one test, with a machine that `createVm` may prepare for it. */
export function withGuest(
  code: readonly number[],
  regs: Parameters<typeof realMode>[2],
  use: (guest: Guest) => void,
  createVm = (kvm: Kvm): VmFd => kvm.createVm(),
): void {
  const kvm = new Kvm()
  const guest = realMode(kvm, code, regs, createVm(kvm))
  // A guest that goes wrong shall end: without an interrupt table any fault is a triple fault.
  const sregs = guest.vcpu.getSregs()
  sregs.idt.limit = 0
  guest.vcpu.setSregs(sregs)
  try {
    use(guest)
  } finally {
    guest.close()
    kvm.close()
  }
}

/** Runs the guest and says that it must have ended with such an exit. */
export function run<T extends VcpuExit['type']>(
  t: ExecutionContext,
  { vcpu }: { vcpu: VcpuFd },
  type: T,
): Extract<VcpuExit, { type: T }> {
  const exit = vcpu.run()
  if (exit.type !== type) throw new Error(`expected ${type}: ${inspect(exit)}, rip ${vcpu.getRegs().rip}`)
  t.pass()
  return exit as Extract<VcpuExit, { type: T }>
}
