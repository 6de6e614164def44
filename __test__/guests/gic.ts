// The interrupt controller of aarch64. On other architectures there is none of what it needs.
import {
  type DeviceFd,
  KVM_DEV_ARM_VGIC_CTRL_INIT,
  KVM_DEV_ARM_VGIC_GRP_CTRL,
  KVM_DEV_ARM_VGIC_GRP_NR_IRQS,
  KVM_DEV_TYPE_ARM_VGIC_V2,
  KVM_DEV_TYPE_ARM_VGIC_V3,
  KvmCreateDevice,
  type VmFd,
} from 'kvm-ioctls'

export const NR_IRQS = { group: KVM_DEV_ARM_VGIC_GRP_NR_IRQS, attr: 0 }
const INIT = { group: KVM_DEV_ARM_VGIC_GRP_CTRL, attr: KVM_DEV_ARM_VGIC_CTRL_INIT }

/** A GICv3, or where the machine cannot have one a GICv2. */
export function createGic(vm: VmFd): DeviceFd {
  try {
    return vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_ARM_VGIC_V3 }))
  } catch {
    return vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_ARM_VGIC_V2 }))
  }
}

/** The vCPUs have to be there before. */
export function initializeGic(gic: DeviceFd, interrupts: number): void {
  gic.setDeviceAttr(NR_IRQS, new Uint8Array(Uint32Array.of(interrupts).buffer))
  gic.setDeviceAttr(INIT)
}
