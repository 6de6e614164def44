// The interrupt controllers, in the kernel: RISC-V's Advanced Interrupt Architecture. The APLIC takes the devices' lines,
// and makes of them messages to the IMSIC of a processor. What the attributes mean stands in Linux's
// arch/riscv/include/uapi/asm/kvm.h; the device tree's properties in Documentation/devicetree/bindings/interrupt-controller/
// riscv,aplic.yaml and riscv,imsics.yaml.

import {
  KVM_DEV_RISCV_AIA_ADDR_APLIC,
  KVM_DEV_RISCV_AIA_CONFIG_HART_BITS,
  KVM_DEV_RISCV_AIA_CONFIG_IDS,
  KVM_DEV_RISCV_AIA_CONFIG_SRCS,
  KVM_DEV_RISCV_AIA_CTRL_INIT,
  KVM_DEV_RISCV_AIA_GRP_ADDR,
  KVM_DEV_RISCV_AIA_GRP_CONFIG,
  KVM_DEV_RISCV_AIA_GRP_CTRL,
  KVM_DEV_RISCV_AIA_IDS_MIN,
  KVM_DEV_RISCV_APLIC_SIZE,
  KVM_DEV_RISCV_IMSIC_SIZE,
  KVM_DEV_TYPE_RISCV_AIA,
  type VmFd,
} from 'kvm-ioctls'
import type { Node } from '../boot/fdt.ts'
import { reg } from '../boot/nodes.ts'
import { createKernelDevice } from '../machine/kernel-device.ts'
import { APLIC, IMSIC, imsicOf } from './memory-map.ts'

/** Lines of devices, of which the first has the number 1. */
export const SOURCES = 31
/** Interrupts that a processor tells apart. */
const IDENTITIES = KVM_DEV_RISCV_AIA_IDS_MIN
/** A processor's interrupt that comes from outside, for its supervisor mode. */
const SUPERVISOR_EXTERNAL = 9
const EDGE_RISING = 1
const LEVEL_HIGH = 4

export const interrupt = (source: number): number[] => [source, LEVEL_HIGH]
export const edgeInterrupt = (source: number): number[] => [source, EDGE_RISING]

/** The vCPUs have to be there before. */
export function createAia(vm: VmFd, cpus: number): void {
  createKernelDevice(vm, KVM_DEV_TYPE_RISCV_AIA, 'AIA', aia => {
    aia.setU32(KVM_DEV_RISCV_AIA_GRP_CONFIG, KVM_DEV_RISCV_AIA_CONFIG_SRCS, SOURCES)
    aia.setU32(KVM_DEV_RISCV_AIA_GRP_CONFIG, KVM_DEV_RISCV_AIA_CONFIG_IDS, IDENTITIES)
    aia.setU32(KVM_DEV_RISCV_AIA_GRP_CONFIG, KVM_DEV_RISCV_AIA_CONFIG_HART_BITS, hartBits(cpus))
    aia.setU64(KVM_DEV_RISCV_AIA_GRP_ADDR, KVM_DEV_RISCV_AIA_ADDR_APLIC, APLIC)
    for (let cpu = 0; cpu < cpus; cpu++) {
      // Behind the APLIC's number come those of the processors' IMSICs.
      aia.setU64(KVM_DEV_RISCV_AIA_GRP_ADDR, KVM_DEV_RISCV_AIA_ADDR_APLIC + 1 + cpu, imsicOf(cpu))
    }
    aia.trigger(KVM_DEV_RISCV_AIA_GRP_CTRL, KVM_DEV_RISCV_AIA_CTRL_INIT)
  })
}

/** How many bits of an IMSIC's address tell the processors apart. */
function hartBits(cpus: number): number {
  return Math.ceil(Math.log2(cpus))
}

/** `controllers` are the phandles of the processors' own. */
export function imsicNode(phandle: number, controllers: readonly number[]): Node {
  return {
    compatible: 'riscv,imsics',
    reg: reg(IMSIC, controllers.length * KVM_DEV_RISCV_IMSIC_SIZE),
    'interrupt-controller': true,
    '#interrupt-cells': 0,
    'msi-controller': true,
    '#msi-cells': 0,
    'interrupts-extended': controllers.flatMap(controller => [controller, SUPERVISOR_EXTERNAL]),
    'riscv,num-ids': IDENTITIES,
    'riscv,hart-index-bits': hartBits(controllers.length),
    phandle,
  }
}

export function aplicNode(phandle: number, imsic: number): Node {
  return {
    compatible: 'riscv,aplic',
    reg: reg(APLIC, KVM_DEV_RISCV_APLIC_SIZE),
    'interrupt-controller': true,
    '#interrupt-cells': 2,
    'msi-parent': imsic,
    'riscv,num-sources': SOURCES,
    phandle,
  }
}
