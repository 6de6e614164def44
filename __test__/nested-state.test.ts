// The state of guests inside the guest.
import { Cap, KVM_MAX_CPUID_ENTRIES, KvmError, KvmNestedState, KvmNestedStateBuffer, KvmRegs } from 'kvm-ioctls'
import { fullKvmTest, kvmTest } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

fullKvmTest(
  'nestedState() of a vCPU without a guest inside is nothing but the header, which setNestedState() takes',
  t =>
    withVcpu((vcpu, kvm) => {
      t.true(kvm.checkExtensionInt(Cap.NestedState) <= KvmNestedStateBuffer.size)
      const state = vcpu.nestedState()
      t.is(state.size, KvmNestedState.size)
      t.true(state.data.bytes.every(byte => byte === 0))
      vcpu.setNestedState(state)
      t.deepEqual(vcpu.nestedState().toJSON(), state.toJSON())
    }),
)

fullKvmTest('nestedState() fills an object that it is given, whatever is in it', t =>
  withVcpu(vcpu => {
    const into = KvmNestedStateBuffer.fromBytes(new Uint8Array(KvmNestedStateBuffer.size).fill(0xff))
    t.is(vcpu.nestedState(into), into)
    t.deepEqual(into.toJSON(), vcpu.nestedState().toJSON())
  }),
)

fullKvmTest('a state from JSON goes into another vCPU', t =>
  withVcpu((vcpu, kvm, vm) => {
    const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
    const SVM = 1 << 2
    const svm = Array.from(cpuid.entries).some(entry => entry.function === 0x8000_0001 && entry.ecx & SVM)
    const other = vm.createVcpu(1)
    for (const each of [vcpu, other]) {
      each.setCpuid2(cpuid)
      if (!svm) continue
      // EFER.SVME: the guest may run guests.
      const sregs = each.getSregs()
      sregs.efer |= 1n << 12n
      each.setSregs(sregs)
    }
    const state = vcpu.nestedState()
    other.setNestedState(KvmNestedStateBuffer.from(JSON.parse(JSON.stringify(state))))
    t.deepEqual(other.nestedState().toJSON(), state.toJSON())
    other.close()
  }),
)

kvmTest('a size that the struct does not have is refused before the kernel sees it', t =>
  withVcpu(vcpu => {
    for (const size of [0, 127, 8321, 0xffff_ffff]) {
      const state = KvmNestedStateBuffer.from({ size })
      t.throws(() => vcpu.setNestedState(state), { instanceOf: RangeError, message: /"state\.size".*128 to 8320/ })
      // Native code has a look of its own.
      Object.defineProperty(state, 'size', { value: 128 })
      t.throws(() => vcpu.setNestedState(state), { instanceOf: KvmError, code: 'EINVAL' })
    }
    t.throws(() => vcpu.setNestedState(new KvmRegs() as never), { instanceOf: TypeError, message: /"state"/ })
    t.throws(() => vcpu.nestedState({} as never), { instanceOf: TypeError, message: /"into"/ })
  }),
)
