export { Cap } from './src/abi/cap.ts'
export * from './src/abi/host.ts'
export { AddressSpace } from './src/address-space.ts'
export type { CoalescedMmioBatch } from './src/coalesced-mmio-ring.ts'
export { DeviceFd } from './src/device.ts'
export type { DeviceAttr } from './src/device-attr.ts'
export { KvmError } from './src/errors.ts'
export { EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE, EventFd, type WaitOptions } from './src/eventfd.ts'
export type { ArmLdst64b, ArmNisv, ArmSea } from './src/exit/arm.ts'
export type { PlainExit } from './src/exit/base.ts'
export type {
  Debug,
  DirtyRingFull,
  Exception,
  FailEntry,
  Hlt,
  Hypercall,
  InternalError,
  Intr,
  IoIn,
  IoOut,
  IrqWindowOpen,
  MemoryFault,
  MmioRead,
  MmioWrite,
  Nmi,
  SetTpr,
  Shutdown,
  SystemEvent,
  Unknown,
  Unsupported,
  Watchdog,
} from './src/exit/common.ts'
export type {
  Dcr,
  Epr,
  LoongarchIocsr,
  Osi,
  PaprHcall,
  S390Reset,
  S390Sieic,
  S390Stsi,
  S390Tsch,
  S390Ucontrol,
} from './src/exit/elsewhere.ts'
export type { RiscvCsr, RiscvSbi } from './src/exit/riscv.ts'
export type {
  ApResetHold,
  Hyperv,
  IoapicEoi,
  Notify,
  SnpReqCerts,
  Tdx,
  TprAccess,
  X86BusLock,
  X86Rdmsr,
  X86Wrmsr,
  Xen,
} from './src/exit/x86.ts'
export type { VcpuExit } from './src/exit.ts'
export { GuestMemfd } from './src/guest-memfd.ts'
export type { Integer } from './src/integer.ts'
export type { IoEventAddress, IoEventOptions } from './src/io-event.ts'
export { _IO, _IOR, _IOW, _IOWR } from './src/ioctl.ts'
export { Kvm } from './src/kvm.ts'
export { GuestMemory, type GuestMemoryOptions, type MapFileOptions } from './src/memory.ts'
export type { MsrFilterRange } from './src/msr-filter.ts'
export { regSize } from './src/one-reg.ts'
export {
  ARM64_CORE_REG,
  ARM64_SYS_REG,
  type RegName,
  RISCV_CONFIG_REG,
  RISCV_CORE_REG,
  RISCV_ISA_EXT_REG,
  RISCV_TIMER_REG,
} from './src/reg-id.ts'
export { type Statistic, StatsFd } from './src/stats-fd.ts'
export { type Hex, type Init, type Json, Struct, Union } from './src/struct.ts'
export type { Elements, IntegerRows, StructArray } from './src/struct-array.ts'
export { SyncReg } from './src/sync-reg.ts'
export type { Token } from './src/token.ts'
export type { MemoryRange, UserMemoryRegion, UserMemoryRegion2 } from './src/user-memory-region.ts'
export { type RunOptions, VcpuFd } from './src/vcpu.ts'
export { VmFd } from './src/vm.ts'
export type { GuestMemfdOptions } from './src/vm-memory.ts'
