// The interrupt controller of riscv64. On other architectures there is none of what it needs.
import {
  type DeviceFd,
  KVM_DEV_RISCV_AIA_ADDR_APLIC,
  KVM_DEV_RISCV_AIA_CONFIG_SRCS,
  KVM_DEV_RISCV_AIA_CTRL_INIT,
  KVM_DEV_RISCV_AIA_GRP_ADDR,
  KVM_DEV_RISCV_AIA_GRP_CONFIG,
  KVM_DEV_RISCV_AIA_GRP_CTRL,
  KVM_DEV_TYPE_RISCV_AIA,
  KvmCreateDevice,
  type VmFd,
} from 'kvm-ioctls'

export const SOURCES = { group: KVM_DEV_RISCV_AIA_GRP_CONFIG, attr: KVM_DEV_RISCV_AIA_CONFIG_SRCS }
const APLIC = { group: KVM_DEV_RISCV_AIA_GRP_ADDR, attr: KVM_DEV_RISCV_AIA_ADDR_APLIC }
/** That of vCPU 0. */
const IMSIC = { group: KVM_DEV_RISCV_AIA_GRP_ADDR, attr: KVM_DEV_RISCV_AIA_ADDR_APLIC + 1 }
const INIT = { group: KVM_DEV_RISCV_AIA_GRP_CTRL, attr: KVM_DEV_RISCV_AIA_CTRL_INIT }

const u64 = (value: bigint): Uint8Array => new Uint8Array(BigUint64Array.of(value).buffer)

export function createAia(vm: VmFd): DeviceFd {
  return vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_RISCV_AIA }))
}

/** vCPU 0 has to be there before. */
export function initializeAia(aia: DeviceFd, sources: number): void {
  aia.setDeviceAttr(SOURCES, new Uint8Array(Uint32Array.of(sources).buffer))
  aia.setDeviceAttr(APLIC, u64(0x4000n))
  aia.setDeviceAttr(IMSIC, u64(0x8000n))
  aia.setDeviceAttr(INIT)
}
