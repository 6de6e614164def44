export { Cap } from './src/abi/cap.ts'
export * from './src/abi/host.ts'
export type { Integer } from './src/arguments/integer.ts'
export type { DeviceAttr } from './src/device/device-attr.ts'
export { DeviceFd } from './src/device/device-fd.ts'
export { KvmError } from './src/errors.ts'
export { EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE, EventFd, type WaitOptions } from './src/event/eventfd.ts'
export type { ArmLdst64b, ArmNisv, ArmSea } from './src/exit/aarch64.ts'
export type {
  Debug,
  DirtyRingFull,
  FailEntry,
  Hypercall,
  InternalError,
  Intr,
  MemoryFault,
  SystemEvent,
  Unknown,
  Unsupported,
} from './src/exit/common.ts'
export type { IoIn, IoOut, MmioRead, MmioWrite } from './src/exit/io.ts'
export type { RiscvCsr, RiscvSbi } from './src/exit/riscv64.ts'
export type { VcpuExit } from './src/exit/vcpu-exit.ts'
export type {
  ApResetHold,
  Exception,
  Hlt,
  Hyperv,
  IoapicEoi,
  IrqWindowOpen,
  Nmi,
  Notify,
  SetTpr,
  Shutdown,
  SnpReqCerts,
  Tdx,
  TprAccess,
  X86BusLock,
  X86Rdmsr,
  X86Wrmsr,
  Xen,
} from './src/exit/x86_64.ts'
export { _IO, _IOR, _IOW, _IOWR } from './src/handle/ioctl-request.ts'
export type { Token } from './src/handle/token.ts'
export { Kvm } from './src/kvm/kvm.ts'
export { ARCH_XCOMP_TILECFG, ARCH_XCOMP_TILEDATA } from './src/kvm/xcomp-guest-perm.ts'
export { AddressSpace } from './src/memory/address-space.ts'
export type { CoalescedMmioBatch } from './src/memory/coalesced-mmio-ring.ts'
export { GuestMemfd } from './src/memory/guest-memfd.ts'
export { GuestMemory, type GuestMemoryOptions, type MapFileOptions } from './src/memory/guest-memory.ts'
export { MemorySnapshot, type ReadFileOptions } from './src/memory/memory-snapshot.ts'
export { type Statistic, StatsFd } from './src/stats/stats-fd.ts'
export type { Hex, Json } from './src/struct/json.ts'
export { type Init, Struct, Union } from './src/struct/struct.ts'
export type { Uint128Array } from './src/struct/uint128.ts'
export { regSize } from './src/vcpu/one-reg.ts'
export {
  ARM64_CORE_REG,
  ARM64_SYS_REG,
  type RegName,
  RISCV_CONFIG_REG,
  RISCV_CORE_REG,
  RISCV_ISA_EXT_REG,
  RISCV_TIMER_REG,
} from './src/vcpu/reg-id.ts'
export { SyncReg } from './src/vcpu/sync-reg.ts'
export { type RunOptions, VcpuFd } from './src/vcpu/vcpu-fd.ts'
export type { IoEventAddress, IoEventOptions } from './src/vm/io-event.ts'
export type { MemoryRange, UserMemoryRegion, UserMemoryRegion2 } from './src/vm/memory-slots.ts'
export type { MsrFilterRange } from './src/vm/msr-filter.ts'
export type { GuestMemfdOptions } from './src/vm/private-memory.ts'
export { VmFd } from './src/vm/vm-fd.ts'
