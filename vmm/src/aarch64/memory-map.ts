// What lies where in the guest's physical memory. Below 1 GiB are the registers of devices, as in QEMU's machine "virt".

import { KVM_VGIC_V3_DIST_SIZE, KVM_VGIC_V3_REDIST_SIZE } from 'kvm-ioctls'

export const GIC_DISTRIBUTOR = 0x0800_0000
/** One redistributor for each processor, one after the other. */
export const GIC_REDISTRIBUTORS = GIC_DISTRIBUTOR + KVM_VGIC_V3_DIST_SIZE
export const UART = 0x0900_0000
export const DEVICES = 0x0a00_0000
export const RAM = 0x4000_0000

export const MAX_CPUS = Math.floor((UART - GIC_REDISTRIBUTORS) / KVM_VGIC_V3_REDIST_SIZE)
