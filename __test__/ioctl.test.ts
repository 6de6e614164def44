import { closeSync, readlinkSync } from 'node:fs'
import test from 'ava'
import {
  _IO,
  _IOR,
  _IOW,
  _IOWR,
  Cap,
  KVM_CHECK_EXTENSION,
  KVM_CREATE_VM,
  KVM_GET_MP_STATE,
  KVM_GET_MSRS,
  KVM_GET_REGS,
  KVM_GET_SUPPORTED_CPUID,
  KVM_RUN,
  KVM_SET_REGS,
  KVMIO,
  Kvm,
  KvmClockData,
  KvmCpuid2,
  KvmError,
  KvmMpState,
  KvmMsrs,
  KvmRegs,
  KvmSregs,
} from 'kvm-ioctls'
import * as x86 from 'kvm-ioctls/x86_64'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'

test('_IO(), _IOR(), _IOW() and _IOWR() compute the numbers of the kernel', t => {
  // As in the table of ioctls of the kernel's documentation and in strace.
  t.is(_IO(KVMIO, 0x80), 0xae80)
  t.is(x86.KVM_GET_REGS, 0x8090_ae81)
  t.is(x86.KVM_SET_REGS, 0x4090_ae82)
  t.is(x86.KVM_GET_MSRS, 0xc008_ae88)
  t.is(_IO(KVMIO, 0x01), KVM_CREATE_VM)
  t.is(_IOR(KVMIO, 0x81, x86.KvmRegs.size), x86.KVM_GET_REGS)
  t.is(_IOW(KVMIO, 0x82, x86.KvmRegs.size), x86.KVM_SET_REGS)
  t.is(_IOWR(KVMIO, 0x88, x86.KvmMsrs.size), x86.KVM_GET_MSRS)
  t.is(_IOW(255, 255, 0x3fff), 0x7fff_ffff)
  t.is(_IOWR(255n, 255n, 0x3fffn), 0xffff_ffff)
})

test('what is no part of a request number is refused', t => {
  t.throws(() => _IO(256, 0), { instanceOf: RangeError, message: /"type".*0 to 255/ })
  t.throws(() => _IO(KVMIO, -1), { instanceOf: RangeError, message: /"nr".*0 to 255/ })
  t.throws(() => _IOR(KVMIO, 0, 0x4000), { instanceOf: RangeError, message: /"size".*0 to 16383/ })
  t.throws(() => _IOW(KVMIO, 0, 'long' as never), { instanceOf: TypeError, message: /"size".*number or bigint/ })
})

kvmTest('unsafeIoctl() passes an integer by value, and returns what the kernel returns', t => {
  const kvm = new Kvm()
  t.is(kvm.unsafeIoctl(_IO(KVMIO, 0x00)), 12)
  t.is(kvm.unsafeIoctl(KVM_CHECK_EXTENSION, Cap.NrMemslots), kvm.getNrMemslots())
  t.is(kvm.unsafeIoctl(BigInt(KVM_CHECK_EXTENSION), BigInt(Cap.UserMemory)), 1)
  kvm.close()
})

x86Test('unsafeIoctl() passes a struct by address, in and out', t => {
  const vcpu = new Kvm().createVm().createVcpu(0)
  t.is(vcpu.unsafeIoctl(KVM_SET_REGS, KvmRegs.from({ rax: 0x1234_5678_9abc_def0n, rflags: 2 })), 0)
  const regs = new KvmRegs()
  t.is(vcpu.unsafeIoctl(KVM_GET_REGS, regs), 0)
  t.is(regs.rax, 0x1234_5678_9abc_def0n)
  t.is(vcpu.getRegs().rax, 0x1234_5678_9abc_def0n)
  vcpu.close()
})

x86Test('unsafeIoctl() passes bytes by address, wherever they lie in their buffer', t => {
  const vcpu = new Kvm().createVm().createVcpu(0)
  vcpu.setRegs(KvmRegs.from({ rbx: 0x55, rflags: 2 }))
  const bytes = new Uint8Array(KvmRegs.size + 24).fill(0xee)
  vcpu.unsafeIoctl(KVM_GET_REGS, bytes.subarray(13, 13 + KvmRegs.size))
  t.is(KvmRegs.fromBytes(bytes.slice(13, 13 + KvmRegs.size)).rbx, 0x55n)
  t.true(bytes.subarray(0, 13).every(byte => byte === 0xee))
  t.true(bytes.subarray(13 + KvmRegs.size).every(byte => byte === 0xee))
  vcpu.close()
})

x86Test('unsafeIoctl() takes a struct with a flexible array as long as it is', t => {
  const kvm = new Kvm()
  const cpuid = KvmCpuid2.withEntries(256)
  kvm.unsafeIoctl(KVM_GET_SUPPORTED_CPUID, cpuid)
  // Only the functions: some leaves say which processor the call was made on.
  const functions = ({ entries }: KvmCpuid2) => Array.from(entries, entry => entry.function)
  t.deepEqual(functions(cpuid), functions(kvm.getSupportedCpuid(256)))
  const vcpu = kvm.createVm().createVcpu(0)
  const msrs = KvmMsrs.from({ entries: [{ index: 0x174, data: 0x33 }] })
  t.is(vcpu.unsafeIoctl(_IOW(KVMIO, 0x89, KvmMsrs.size), msrs), 1)
  t.is(vcpu.unsafeIoctl(KVM_GET_MSRS, KvmMsrs.from({ entries: [{ index: 0x174 }, { index: 0x12345678 }] })), 1)
  kvm.close()
})

x86Test('unsafeIoctl() is there for a virtual machine', t => {
  const vm = new Kvm().createVm()
  const clock = new KvmClockData()
  t.is(vm.unsafeIoctl(_IOR(KVMIO, 0x7c, KvmClockData.size), clock), 0)
  t.true(clock.clock > 0n)
  vm.close()
})

kvmTest('a file descriptor from unsafeIoctl() belongs to the caller, who can hand it over', t => {
  const kvm = new Kvm()
  const fd = kvm.unsafeIoctl(KVM_CREATE_VM)
  t.is(readlinkSync(`/proc/self/fd/${fd}`), 'anon_inode:kvm-vm')
  const vm = kvm.createVmfdFromRawfd(fd)
  vm.createVcpu(0).close()
  vm.close()
  t.throws(() => closeSync(fd), { code: 'EBADF' })
  const other = kvm.unsafeIoctl(KVM_CREATE_VM)
  closeSync(other)
  kvm.close()
})

kvmTest('what the kernel refuses is a KvmError with the number of the request, or its name', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const error = t.throws(() => kvm.unsafeIoctl(_IO(KVMIO, 0xff)), { instanceOf: KvmError }) as KvmError
  t.is(error.syscall, 'ioctl(0xaeff)')
  t.true(['EINVAL', 'ENOTTY'].includes(error.code))
  const vcpu = vm.createVcpu(0)
  t.throws(() => vcpu.unsafeIoctl(_IOW(KVMIO, 0x99, 4), KvmMpState.from({ mpState: 99 }), 'KVM_SET_MP_STATE'), {
    instanceOf: KvmError,
    code: 'EINVAL',
    message: /KVM_SET_MP_STATE$/,
  })
  // Address 0, where there is nothing.
  t.throws(() => vcpu.unsafeIoctl(KVM_GET_MP_STATE), { instanceOf: KvmError, code: 'EFAULT' })
  for (const handle of [vcpu, vm, kvm]) handle.close()
})

x86Test('unsafeIoctl() refuses bytes that are fewer than the request says, and a struct of another size', t => {
  const vcpu = new Kvm().createVm().createVcpu(0)
  const short = new Uint8Array(KvmRegs.size - 1).fill(0xee)
  t.throws(() => vcpu.unsafeIoctl(KVM_GET_REGS, short), {
    instanceOf: RangeError,
    message: 'The ioctl 0x8090ae81 takes at least 144 bytes, received 143',
  })
  t.true(short.every(byte => byte === 0xee))
  t.throws(() => vcpu.unsafeIoctl(KVM_GET_REGS, new KvmSregs()), {
    instanceOf: RangeError,
    message: 'The ioctl 0x8090ae81 takes 144 bytes, received 312',
  })
  t.throws(() => vcpu.unsafeIoctl(_IO(KVMIO, 0x9a), new Uint8Array()), { instanceOf: RangeError })
  const transferred = new KvmRegs()
  structuredClone(transferred.bytes.buffer, { transfer: [transferred.bytes.buffer as ArrayBuffer] })
  t.throws(() => vcpu.unsafeIoctl(KVM_GET_REGS, transferred), { code: 'ERR_INVALID_STATE', message: /detached/ })
  vcpu.close()
})

kvmTest('unsafeIoctl() refuses what is no request, no argument and no name', t => {
  const kvm = new Kvm()
  t.throws(() => kvm.unsafeIoctl(2 ** 32), { instanceOf: RangeError, message: /"request"/ })
  t.throws(() => kvm.unsafeIoctl('KVM_CREATE_VM' as never), { instanceOf: TypeError, message: /"request"/ })
  t.throws(() => kvm.unsafeIoctl(KVM_CREATE_VM, -1), { instanceOf: RangeError, message: /"arg"/ })
  t.throws(() => kvm.unsafeIoctl(KVM_CREATE_VM, new BigUint64Array(1) as never), {
    instanceOf: TypeError,
    message: /"arg".*number, bigint, Uint8Array or struct/,
  })
  t.throws(() => kvm.unsafeIoctl(KVM_CREATE_VM, null as never), { instanceOf: TypeError, message: /"arg"/ })
  t.throws(() => kvm.unsafeIoctl(KVM_CREATE_VM, 0, 1 as never), { instanceOf: TypeError, message: /"name"/ })
  kvm.close()
  t.throws(() => kvm.unsafeIoctl(KVM_CREATE_VM), { code: 'ERR_KVM_CLOSED' })
})

kvmTest('KVM_RUN is refused: a run that nobody knows of could not be kicked', t => {
  const vcpu = new Kvm().createVm().createVcpu(0)
  t.throws(() => vcpu.unsafeIoctl(KVM_RUN), { code: 'ERR_INVALID_ARG_TYPE', message: /VcpuFd\.run\(\)/ })
})
