import type { ExecutionContext } from 'ava'
import { Kvm, type VcpuFd } from 'kvm-ioctls'
import { anyGuest, CODE, pc } from '../guests/any.ts'

/** Checks that an answered read is completed by the run that `kick` ends, and that its value reaches the guest. */
export function completesAnsweredRead(t: ExecutionContext, kick: (vcpu: VcpuFd) => void): void {
  const { vcpu, close } = anyGuest(new Kvm(), 'reads')
  const exit = vcpu.run()
  if (exit.type !== 'MmioRead') t.fail(exit.type)
  exit.data[0] = 0x77
  kick(vcpu)
  t.is(vcpu.run().type, 'Intr')
  t.true(pc(vcpu) > CODE)
  const next = vcpu.run()
  if (next.type !== 'MmioWrite') t.fail(next.type)
  t.is(next.data[0], 0x77)
  close()
}
