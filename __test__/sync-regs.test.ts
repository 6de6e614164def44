// Registers in the kvm_run page, and the page itself.
import { Cap, Kvm, KvmError, KvmRegs, KvmSyncRegs, SyncReg, type VcpuFd } from 'kvm-ioctls'
import { CODE, realMode } from './guests/real-mode.ts'
import { kvmTest } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

const ALL = [SyncReg.Register, SyncReg.SystemRegister, SyncReg.VcpuEvents] as const

function takeAll(vcpu: VcpuFd): void {
  for (const reg of ALL) {
    vcpu.setSyncValidReg(reg)
    vcpu.setSyncDirtyReg(reg)
  }
}

kvmTest('getKvmRun() is the page: what is written to it is there', t =>
  withVcpu(vcpu => {
    vcpu.getKvmRun().immediateExit = 1
    t.is(vcpu.getKvmRun().immediateExit, 1)
    t.is(vcpu.getKvmRun().bytes.buffer.byteLength, vcpu.getKvmRun().view.buffer.byteLength)
  }),
)

kvmTest('setKvmImmediateExit() sets and clears the flag in the page', t =>
  withVcpu(vcpu => {
    t.is(vcpu.getKvmRun().immediateExit, 0)
    vcpu.setKvmImmediateExit(1)
    t.is(vcpu.getKvmRun().immediateExit, 1)
    vcpu.setKvmImmediateExit(0)
    t.is(vcpu.getKvmRun().immediateExit, 0)
    t.throws(() => vcpu.setKvmImmediateExit(256), { instanceOf: RangeError, message: /"val"/ })
    t.throws(() => vcpu.setKvmImmediateExit(true as never), { instanceOf: TypeError, message: /"val"/ })
  }),
)

kvmTest('runs end at once while the flag of setKvmImmediateExit() is set', t => {
  const kvm = new Kvm()
  const { vcpu, close } = realMode(kvm, [0xf4])
  vcpu.setKvmImmediateExit(1)
  for (let i = 0; i < 3; i++) t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.getRegs().rip, BigInt(CODE))
  vcpu.setKvmImmediateExit(0)
  t.is(vcpu.run().type, 'Hlt')
  close()
  kvm.close()
})

kvmTest('setSyncValidReg(), setSyncDirtyReg() and their opposites mark sets of registers in the page', t =>
  withVcpu(vcpu => {
    for (const reg of ALL) {
      vcpu.setSyncValidReg(reg)
      t.is(vcpu.getKvmRun().kvmValidRegs, BigInt(reg))
      vcpu.clearSyncValidReg(reg)
      t.is(vcpu.getKvmRun().kvmValidRegs, 0n)
      vcpu.setSyncDirtyReg(reg)
      t.is(vcpu.getKvmRun().kvmDirtyRegs, BigInt(reg))
      vcpu.clearSyncDirtyReg(reg)
      t.is(vcpu.getKvmRun().kvmDirtyRegs, 0n)
    }
    takeAll(vcpu)
    t.is(vcpu.getKvmRun().kvmValidRegs, 7n)
    t.is(vcpu.getKvmRun().kvmDirtyRegs, 7n)
    vcpu.clearSyncDirtyReg(SyncReg.SystemRegister)
    t.is(vcpu.getKvmRun().kvmDirtyRegs, 5n)
  }),
)

kvmTest('a run takes registers from the page and leaves them there', t => {
  const kvm = new Kvm()
  t.is(kvm.checkExtensionInt(Cap.SyncRegs), 7)
  const { vcpu, close } = realMode(kvm, [0xff, 0xc0, 0xf4]) // inc ax; hlt
  const sregs = vcpu.getSregs()
  vcpu.setRegs(new KvmRegs())
  const regs = vcpu.syncRegsMut()
  regs.sregs = sregs
  regs.regs = { rip: CODE, rax: 0x8000, rflags: 2 }
  takeAll(vcpu)
  t.is(vcpu.run().type, 'Hlt')
  // The kernel has taken the marks away.
  t.is(vcpu.getKvmRun().kvmDirtyRegs, 0n)
  const synced = vcpu.syncRegs()
  t.is(synced.regs.rax, 0x8001n)
  t.is(synced.regs.rip, BigInt(CODE) + 3n)
  t.deepEqual(synced.regs.toJSON(), vcpu.getRegs().toJSON())
  t.deepEqual(synced.sregs.toJSON(), vcpu.getSregs().toJSON())
  close()
  kvm.close()
})

kvmTest('rip after each exit, without an ioctl; and a register changed in the page, without one', t => {
  const kvm = new Kvm()
  // out 0x10, al three times; hlt
  const { vcpu, close } = realMode(kvm, [0xe6, 0x10, 0xe6, 0x10, 0xe6, 0x10, 0xf4], { rax: 1 })
  vcpu.setSyncValidReg(SyncReg.Register)
  const written: number[] = []
  const rips: bigint[] = []
  for (let exit = vcpu.run(); exit.type === 'IoOut'; exit = vcpu.run()) {
    written.push(exit.data[0] as number)
    const { regs } = vcpu.syncRegsMut()
    rips.push(regs.rip)
    regs.rax += 1n
    vcpu.setSyncDirtyReg(SyncReg.Register)
  }
  t.deepEqual(written, [1, 2, 3])
  t.is(rips.length, 3)
  t.is(vcpu.syncRegs().regs.rip, BigInt(CODE) + 7n)
  close()
  kvm.close()
})

kvmTest('syncRegs() is a copy, into an object that it is given; syncRegsMut() is not', t =>
  withVcpu(vcpu => {
    const into = new KvmSyncRegs()
    vcpu.syncRegsMut().regs.rax = 5n
    t.is(vcpu.syncRegs(into), into)
    vcpu.syncRegsMut().regs.rax = 6n
    t.is(into.regs.rax, 5n)
    t.is(vcpu.syncRegs().regs.rax, 6n)
    t.throws(() => vcpu.syncRegs({} as never), { instanceOf: TypeError, message: /"into".*KvmSyncRegs/ })
  }),
)

kvmTest('a set that is none is refused; one that KVM does not have, by the run', t =>
  withVcpu(vcpu => {
    for (const call of ['setSyncValidReg', 'setSyncDirtyReg', 'clearSyncValidReg', 'clearSyncDirtyReg'] as const) {
      for (const reg of [0, 3, 8, -1, 'Register', undefined]) {
        t.throws(() => vcpu[call](reg as never), { instanceOf: RangeError, message: /"reg".*SyncReg\.Register/ })
      }
    }
    vcpu.getKvmRun().kvmValidRegs = 1n << 40n
    t.throws(() => vcpu.run(), { instanceOf: KvmError, code: 'EINVAL' })
  }),
)

kvmTest('whoever detaches the page gets it again from the next call', t =>
  withVcpu(vcpu => {
    vcpu.syncRegsMut().regs.rax = 5n
    const run = vcpu.getKvmRun()
    ;(run.bytes.buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer()
    t.throws(() => run.exitReason, { instanceOf: TypeError })
    t.is(vcpu.syncRegs().regs.rax, 5n)
    vcpu.setSyncValidReg(SyncReg.VcpuEvents)
    t.is(vcpu.getKvmRun().kvmValidRegs, 4n)
  }),
)
