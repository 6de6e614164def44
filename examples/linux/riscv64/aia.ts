// The interrupt controllers, in the kernel: RISC-V's Advanced Interrupt Architecture. The APLIC takes the devices' lines,
// and makes of them messages to the IMSIC of a processor. Linux's Documentation/virt/kvm/devices/... has no page on it;
// the attributes are described in arch/riscv/include/uapi/asm/kvm.h. For the device tree:
// Documentation/devicetree/bindings/interrupt-controller/riscv,aplic.yaml and riscv,imsics.yaml.

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
  KvmCreateDevice,
  type VmFd,
} from 'kvm-ioctls'
import type { Node } from '../device-tree/fdt.ts'
import { reg } from '../device-tree/nodes.ts'
import { APLIC, IMSIC, imsicOf } from './memory-map.ts'

/** Lines of devices, of which the first has the number 1. */
const SOURCES = 31
/** Interrupts that a processor tells apart. */
const IDENTITIES = KVM_DEV_RISCV_AIA_IDS_MIN
/** A processor's interrupt that comes from outside, for its supervisor mode. */
const SUPERVISOR_EXTERNAL = 9
const LEVEL_HIGH = 4

export const interrupt = (source: number): number[] => [source, LEVEL_HIGH]

/** The vCPUs have to be there before. */
export function createAia(vm: VmFd, cpus: number): void {
  const aia = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_RISCV_AIA }))
  try {
    const configure = (attr: number, value: number) =>
      aia.setDeviceAttr({ group: KVM_DEV_RISCV_AIA_GRP_CONFIG, attr }, new Uint8Array(Uint32Array.of(value).buffer))
    const address = (attr: number, value: number) =>
      aia.setDeviceAttr(
        { group: KVM_DEV_RISCV_AIA_GRP_ADDR, attr },
        new Uint8Array(BigUint64Array.of(BigInt(value)).buffer),
      )
    configure(KVM_DEV_RISCV_AIA_CONFIG_SRCS, SOURCES)
    configure(KVM_DEV_RISCV_AIA_CONFIG_IDS, IDENTITIES)
    configure(KVM_DEV_RISCV_AIA_CONFIG_HART_BITS, hartBits(cpus))
    address(KVM_DEV_RISCV_AIA_ADDR_APLIC, APLIC)
    for (let cpu = 0; cpu < cpus; cpu++) address(KVM_DEV_RISCV_AIA_ADDR_APLIC + 1 + cpu, imsicOf(cpu))
    aia.setDeviceAttr({ group: KVM_DEV_RISCV_AIA_GRP_CTRL, attr: KVM_DEV_RISCV_AIA_CTRL_INIT })
  } finally {
    // The device itself lasts as long as the virtual machine.
    aia.close()
  }
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
