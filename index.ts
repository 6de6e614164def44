export { Cap } from './src/abi/cap.ts'
export * from './src/abi/x86_64.ts'
export { DeviceFd } from './src/device.ts'
export type { DeviceAttr } from './src/device-attr.ts'
export { KvmError } from './src/errors.ts'
export { EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE, EventFd } from './src/eventfd.ts'
export type {
  Exception,
  FailEntry,
  InternalError,
  IoapicEoi,
  IoIn,
  IoOut,
  MemoryFault,
  MmioRead,
  MmioWrite,
  PlainExit,
  SystemEvent,
  Unknown,
  Unsupported,
  VcpuExit,
  X86Rdmsr,
  X86Wrmsr,
} from './src/exit.ts'
export type { Integer } from './src/integer.ts'
export { _IO, _IOR, _IOW, _IOWR } from './src/ioctl.ts'
export { Kvm } from './src/kvm.ts'
export { GuestMemory } from './src/memory.ts'
export { type Hex, type Init, type Json, Struct, Union } from './src/struct.ts'
export type { Elements, IntegerRows, StructArray } from './src/struct-array.ts'
export { VcpuFd } from './src/vcpu.ts'
export { type UserMemoryRegion, VmFd } from './src/vm.ts'
