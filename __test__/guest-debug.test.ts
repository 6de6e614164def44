// The guest under a debugger: step by step, and up to a breakpoint.
import {
  KVM_GUESTDBG_ENABLE,
  KVM_GUESTDBG_SINGLESTEP,
  KVM_GUESTDBG_USE_HW_BP,
  Kvm,
  KvmDebugregs,
  KvmError,
  KvmGuestDebug,
} from 'kvm-ioctls'
import { CODE, realMode } from './guests/real-mode.ts'
import { fullKvmTest, kvmTest } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

// Intel SDM volume 3, 17.2.
const DR6_BREAKPOINT_0 = 1n << 0n
const DR6_SINGLE_STEP = 1n << 14n
const DR7_FIXED = 1n << 10n
const DR7_LOCAL_0 = 1n << 0n
const DB_VECTOR = 1

// mov dx, 0x3f8; add al, bl; add al, '0'; out dx, al; hlt
const PROGRAM = [0xba, 0xf8, 0x03, 0x00, 0xd8, 0x04, 0x30, 0xee, 0xf4]

fullKvmTest('single steps: an exit after each instruction, until it is ended', t => {
  const kvm = new Kvm()
  const { vcpu, close } = realMode(kvm, PROGRAM, { rax: 2, rbx: 3 })
  vcpu.setGuestDebug(KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_SINGLESTEP }))
  for (const pc of [0x1003n, 0x1005n, 0x1007n]) {
    const exit = vcpu.run()
    if (exit.type !== 'Debug') return t.fail(exit.type)
    t.is(exit.arch.exception, DB_VECTOR)
    t.is(exit.arch.pc, pc)
    t.is(exit.arch.dr6 & 0xffffn, 0x0ff0n | DR6_SINGLE_STEP)
    t.is(exit.arch.dr7, DR7_FIXED)
    t.is(vcpu.getRegs().rip, pc)
  }
  vcpu.setGuestDebug(new KvmGuestDebug())
  const out = vcpu.run()
  if (out.type !== 'IoOut') return t.fail(out.type)
  t.is(String.fromCharCode(out.data[0] as number), '5')
  t.is(vcpu.run().type, 'Hlt')
  close()
  kvm.close()
})

kvmTest('a hardware breakpoint: an exit before the instruction at the address', t => {
  const kvm = new Kvm()
  const { vcpu, close } = realMode(kvm, PROGRAM)
  const control = KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_USE_HW_BP
  const debugreg = [CODE + 5, 0, 0, 0, 0, 0, 0, DR7_LOCAL_0 | DR7_FIXED]
  vcpu.setGuestDebug(KvmGuestDebug.from({ control, arch: { debugreg } }))
  const exit = vcpu.run()
  if (exit.type !== 'Debug') return t.fail(exit.type)
  t.is(exit.arch.exception, DB_VECTOR)
  t.is(exit.arch.pc, BigInt(CODE + 5))
  t.is(exit.arch.dr6 & 0xfn, DR6_BREAKPOINT_0)
  t.is(vcpu.getRegs().rip, BigInt(CODE + 5))
  vcpu.setGuestDebug(new KvmGuestDebug())
  t.is(vcpu.run().type, 'IoOut')
  t.is(vcpu.run().type, 'Hlt')
  close()
  kvm.close()
})

kvmTest("the guest's own debug registers are another matter: setDebugRegs() and getDebugRegs() keep them", t =>
  withVcpu(vcpu => {
    const debugRegs = vcpu.getDebugRegs()
    vcpu.setDebugRegs(debugRegs)
    t.deepEqual(vcpu.getDebugRegs().toJSON(), debugRegs.toJSON())
    debugRegs.db = [1n, 2n, 3n, 0xffff_ffff_ffffn]
    vcpu.setDebugRegs(debugRegs)
    const into = new KvmDebugregs()
    t.is(vcpu.getDebugRegs(into), into)
    t.deepEqual(into.toJSON(), debugRegs.toJSON())
    debugRegs.flags = 1
    t.throws(() => vcpu.setDebugRegs(debugRegs), { instanceOf: KvmError, code: 'EINVAL' })
    t.throws(() => vcpu.setDebugRegs({} as never), { instanceOf: TypeError, message: /"debugRegs".*KvmDebugregs/ })
    t.throws(() => vcpu.setGuestDebug({} as never), { instanceOf: TypeError, message: /"debugStruct".*KvmGuestDebug/ })
  }),
)
