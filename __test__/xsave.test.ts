// The XSAVE area, whose length is the kernel's business.
import { Cap, Kvm, KvmError, KvmRegs, KvmXsave } from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { kvmTest } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

// Places in the area in units of 32 bits. Intel SDM volume 1, 13.4.
const MXCSR = 6
const XMM0 = 40
const XSTATE_BV = 128
const X87_SSE = 0b11

kvmTest('setXsave() of what getXsave() returned changes nothing', t =>
  withVcpu(vcpu => {
    const xsave = vcpu.getXsave()
    vcpu.setXsave(xsave)
    t.deepEqual(vcpu.getXsave().region, xsave.region)
    t.is(xsave.extra.length, 0)
  }),
)

kvmTest('getXsave2() returns as many bytes as Cap.Xsave2 says, the first of them those of getXsave()', t =>
  withVcpu((vcpu, kvm) => {
    const size = kvm.checkExtensionInt(Cap.Xsave2)
    t.true(size >= KvmXsave.size)
    const xsave2 = vcpu.getXsave2()
    t.is(xsave2.bytes.length, size)
    t.deepEqual(xsave2.region, vcpu.getXsave().region)
    vcpu.setXsave2(xsave2)
    t.deepEqual(vcpu.getXsave2().bytes, xsave2.bytes)
  }),
)

kvmTest('what setXsave() wrote the guest has in its registers', t => {
  // movups [0x1ff0], xmm0 takes SSE to be enabled, which is what CR4.OSFXSR does.
  const kvm = new Kvm()
  const guest = realMode(kvm, [0x0f, 0x11, 0x06, 0xf0, 0x1f, 0xf4]) // movups [0x1ff0], xmm0; hlt
  const sregs = guest.vcpu.getSregs()
  sregs.cr4 |= 1n << 9n
  guest.vcpu.setSregs(sregs)
  const xsave = guest.vcpu.getXsave()
  xsave.region[XSTATE_BV] = X87_SSE
  xsave.region.set([1, 2, 3, 0xffff_ffff], XMM0)
  guest.vcpu.setXsave(xsave)
  t.is(guest.vcpu.getFpu().xmm[0]?.[0], 1)
  t.is(guest.vcpu.run().type, 'Hlt')
  t.deepEqual(Array.from(guest.memory.read(0xff0, 16)), [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])
  guest.close()
  kvm.close()
})

kvmTest('getXsave() and getXsave2() fill an object that they are given; the rest of a longer one is zero', t =>
  withVcpu(vcpu => {
    const xsave = vcpu.getXsave2()
    t.is(vcpu.getXsave2(xsave), xsave)
    const longer = KvmXsave.withEntries(4)
    longer.extra.fill(7)
    t.is(vcpu.getXsave(longer), longer)
    t.is(longer.region[MXCSR], 0x1f80)
    t.deepEqual(Array.from(longer.extra), [0, 0, 0, 0])
  }),
)

kvmTest('setXsave() of a state that no processor can be in is EINVAL', t =>
  withVcpu(vcpu => {
    const xsave = vcpu.getXsave()
    xsave.region[XSTATE_BV + 1] = 0x4000_0000
    t.throws(() => vcpu.setXsave(xsave), { instanceOf: KvmError, code: 'EINVAL', message: /KVM_SET_XSAVE/ })
  }),
)

kvmTest('a detached XSAVE area is refused before the kernel sees it', t =>
  withVcpu(vcpu => {
    const xsave = vcpu.getXsave2()
    for (const call of [
      () => vcpu.setXsave(xsave),
      () => vcpu.setXsave2(xsave),
      () => vcpu.getXsave(xsave),
      () => vcpu.getXsave2(xsave),
    ]) {
      t.notThrows(call)
    }
    // Only a detached buffer makes it shorter than its size.
    structuredClone(xsave.bytes.buffer, { transfer: [xsave.bytes.buffer as ArrayBuffer] })
    for (const call of [
      () => vcpu.setXsave(xsave),
      () => vcpu.setXsave2(xsave),
      () => vcpu.getXsave(xsave),
      () => vcpu.getXsave2(xsave),
    ]) {
      t.throws(call, { instanceOf: TypeError, code: 'ERR_INVALID_STATE' })
    }
    t.throws(() => vcpu.setXsave(new KvmRegs() as never), { instanceOf: TypeError, message: /"xsave".*KvmXsave/ })
    t.throws(() => vcpu.getXsave2({} as never), { instanceOf: TypeError, message: /"into".*KvmXsave/ })
  }),
)
