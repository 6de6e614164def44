// riscv64: the AIA's interrupt controllers in the kernel, a serial port, and SBI, by which KVM starts processors and gives
// them a timer, and the guest turns the machine off.

import { RISCV_CORE_REG } from 'kvm-ioctls'
import { parseImage } from '../boot/image.ts'
import { load, placesFor } from '../boot/image-loader.ts'
import { type Architecture, type BootPlan, deviceWindows } from '../machine/architecture.ts'
import { UART_REGISTERS } from '../serial/uart-registers.ts'
import { createAia, SOURCES } from './aia.ts'
import { deviceTree, UART_INTERRUPT } from './device-tree.ts'
import { DEVICES, RAM, UART } from './memory-map.ts'
import { handleSeed } from './seed.ts'

const COMMAND_LINE_MAX = 1023

export const architecture: Architecture = {
  commandLine: 'console=ttyS0',
  maxCpus: 255,
  serialIrq: UART_INTERRUPT,
  // The UART has the first of the sources.
  windows: deviceWindows(
    DEVICES,
    Array.from({ length: SOURCES - 1 }, (_, index) => UART_INTERRUPT + 1 + index),
  ),

  planBoot(boot): BootPlan {
    const image = parseImage(boot.kernel, 'riscv64')
    const places = placesFor(boot, image, RAM, COMMAND_LINE_MAX)
    return {
      ram: [{ start: RAM, size: boot.memorySize }],
      createVm: kvm => kvm.createVm(),
      prepare({ vm, memory, vcpus }) {
        createAia(vm, vcpus.length)
        load(memory, RAM, places, image, boot, deviceTree(boot, places, vcpus))
        const [first] = vcpus
        // boot.rst: a0 is the number of this processor, a1 the device tree; the MMU is off, as after a reset.
        first?.setOneReg(RISCV_CORE_REG('regs.a0'), 0)
        first?.setOneReg(RISCV_CORE_REG('regs.a1'), places.tree)
        first?.setOneReg(RISCV_CORE_REG('regs.pc'), places.kernel)
      },
    }
  },

  attachDevices({ memory }, serial) {
    memory.attach(serial, UART, UART_REGISTERS)
  },

  handleExit: handleSeed,

  programCounter: vcpu => ({ register: 'pc', value: vcpu.getOneReg(RISCV_CORE_REG('regs.pc')) }),
}
