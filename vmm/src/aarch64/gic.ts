// The interrupt controller, a GICv3 in the kernel: Linux's Documentation/virt/kvm/devices/arm-vgic-v3.rst, and for the
// device tree Documentation/devicetree/bindings/interrupt-controller/arm,gic-v3.yaml.

import {
  KVM_ARM_IRQ_TYPE_SHIFT,
  KVM_ARM_IRQ_TYPE_SPI,
  KVM_DEV_ARM_VGIC_CTRL_INIT,
  KVM_DEV_ARM_VGIC_GRP_ADDR,
  KVM_DEV_ARM_VGIC_GRP_CTRL,
  KVM_DEV_ARM_VGIC_GRP_NR_IRQS,
  KVM_DEV_TYPE_ARM_VGIC_V3,
  KVM_VGIC_V3_ADDR_TYPE_DIST,
  KVM_VGIC_V3_ADDR_TYPE_REDIST,
  KVM_VGIC_V3_DIST_SIZE,
  KVM_VGIC_V3_REDIST_SIZE,
  type VmFd,
} from 'kvm-ioctls'
import type { Node } from '../boot/fdt.ts'
import { reg } from '../boot/nodes.ts'
import { createKernelDevice } from '../machine/kernel-device.ts'
import { GIC_DISTRIBUTOR, GIC_REDISTRIBUTORS } from './memory-map.ts'

/** The interrupts of all processors, which have 32 of their own before them. KVM takes no fewer. */
export const SHARED_INTERRUPTS = 32
const PRIVATE_INTERRUPTS = 32

// The device tree's words for an interrupt: its kind, its number among those, and that it is active while its line is high.
const SPI = 0
const PPI = 1
const EDGE_RISING = 1
const LEVEL_HIGH = 4

export const sharedInterrupt = (number: number): number[] => [SPI, number, LEVEL_HIGH]
export const sharedEdgeInterrupt = (number: number): number[] => [SPI, number, EDGE_RISING]
export const privateInterrupt = (number: number): number[] => [PPI, number, LEVEL_HIGH]

/** A shared interrupt, as VmFd.setIrqLine() takes it. */
export function sharedIrqLine(number: number): number {
  return (KVM_ARM_IRQ_TYPE_SPI << KVM_ARM_IRQ_TYPE_SHIFT) | (PRIVATE_INTERRUPTS + number)
}

/** The vCPUs have to be there before. */
export function createGic(vm: VmFd): void {
  createKernelDevice(vm, KVM_DEV_TYPE_ARM_VGIC_V3, 'GICv3', gic => {
    gic.setU64(KVM_DEV_ARM_VGIC_GRP_ADDR, KVM_VGIC_V3_ADDR_TYPE_DIST, GIC_DISTRIBUTOR)
    gic.setU64(KVM_DEV_ARM_VGIC_GRP_ADDR, KVM_VGIC_V3_ADDR_TYPE_REDIST, GIC_REDISTRIBUTORS)
    gic.setU32(KVM_DEV_ARM_VGIC_GRP_NR_IRQS, 0, PRIVATE_INTERRUPTS + SHARED_INTERRUPTS)
    gic.trigger(KVM_DEV_ARM_VGIC_GRP_CTRL, KVM_DEV_ARM_VGIC_CTRL_INIT)
  })
}

export function gicNode(phandle: number, cpus: number): Node {
  return {
    compatible: 'arm,gic-v3',
    'interrupt-controller': true,
    '#interrupt-cells': 3,
    reg: [...reg(GIC_DISTRIBUTOR, KVM_VGIC_V3_DIST_SIZE), ...reg(GIC_REDISTRIBUTORS, cpus * KVM_VGIC_V3_REDIST_SIZE)],
    phandle,
  }
}
