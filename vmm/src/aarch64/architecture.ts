// aarch64: a GICv3 and a timer in the kernel, a serial port, and PSCI, by which KVM starts processors and the guest turns
// the machine off.

import {
  ARM64_CORE_REG,
  ARM64_SYS_REG,
  KVM_ARM_VCPU_POWER_OFF,
  KVM_ARM_VCPU_PSCI_0_2,
  type Kvm,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { parseImage } from '../boot/image.ts'
import { load, placesFor } from '../boot/image-loader.ts'
import { type Architecture, type BootPlan, deviceWindows } from '../machine/architecture.ts'
import { UART_REGISTERS } from '../serial/uart-registers.ts'
import { deviceTree, UART_INTERRUPT } from './device-tree.ts'
import { createGic, SHARED_INTERRUPTS, sharedIrqLine } from './gic.ts'
import { DEVICES, MAX_CPUS, RAM, UART } from './memory-map.ts'

const COMMAND_LINE_MAX = 2047
/** KVM has no narrower addresses. */
const MIN_ADDRESS_BITS = 32
const MPIDR_EL1 = ARM64_SYS_REG(3, 0, 0, 0, 5)
/** Affinity levels 2, 1 and 0: the fourth is above bit 31, and KVM does not use it. */
const AFFINITY = 0xff_ffffn

export const architecture: Architecture = {
  commandLine: 'console=ttyS0',
  maxCpus: MAX_CPUS,
  serialIrq: sharedIrqLine(UART_INTERRUPT),
  // The UART has the first of the shared interrupts.
  windows: deviceWindows(
    DEVICES,
    Array.from({ length: SHARED_INTERRUPTS - 1 }, (_, index) => UART_INTERRUPT + 1 + index),
  ),

  planBoot(boot): BootPlan {
    const image = parseImage(boot.kernel, 'arm64')
    const places = placesFor(boot, image, RAM, COMMAND_LINE_MAX)
    return {
      ram: [{ start: RAM, size: boot.memorySize }],
      createVm: kvm => createVm(kvm, RAM + boot.memorySize),
      prepare({ vm, memory, vcpus }) {
        for (const [id, vcpu] of vcpus.entries()) initialize(vm, vcpu, id)
        createGic(vm)
        const affinities = vcpus.map(vcpu => Number(vcpu.getOneReg(MPIDR_EL1) & AFFINITY))
        load(memory, RAM, places, image, boot, deviceTree(boot, places, affinities))
        // booting.rst: x0 is the device tree; x1 to x3 are 0, interrupts are off and so is the MMU, as after a reset.
        vcpus[0]?.setOneReg(ARM64_CORE_REG('regs.regs[0]'), places.tree)
        vcpus[0]?.setOneReg(ARM64_CORE_REG('regs.pc'), places.kernel)
      },
    }
  },

  attachDevices({ memory }, serial) {
    memory.attach(serial, UART, UART_REGISTERS)
  },

  programCounter: vcpu => ({ register: 'pc', value: vcpu.getOneReg(ARM64_CORE_REG('regs.pc')) }),
}

/** Not every processor has the 40 bits of physical addresses that a virtual machine has unless told otherwise. */
function createVm(kvm: Kvm, end: number): VmFd {
  const bits = Math.max(MIN_ADDRESS_BITS, Math.ceil(Math.log2(end)))
  return kvm.getHostIpaLimit() === 0 ? kvm.createVm() : kvm.createVmWithIpaSize(bits)
}

/** The first one boots; the others are off until it starts them. */
function initialize(vm: VmFd, vcpu: VcpuFd, id: number): void {
  const target = vm.getPreferredTarget()
  target.features[0] = (1 << KVM_ARM_VCPU_PSCI_0_2) | (id === 0 ? 0 : 1 << KVM_ARM_VCPU_POWER_OFF)
  vcpu.vcpuInit(target)
}
