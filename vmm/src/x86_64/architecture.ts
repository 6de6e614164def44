// A PC without its old devices: interrupt controllers and timer in the kernel, a serial port, and ACPI to turn it off.

import { KVM_PIT_SPEAKER_DUMMY, type Kvm, KvmPitConfig, type VmFd } from 'kvm-ioctls'
import { parseBzImage } from '../boot/bzimage.ts'
import { type Architecture, type BootPlan, deviceWindows } from '../machine/architecture.ts'
import { UART_REGISTERS } from '../serial/uart-registers.ts'
import { cpuidOf } from './cpuid.ts'
import { load, planBoot } from './loader.ts'
import { enterLongMode } from './long-mode.ts'
import { KVM_IDENTITY_MAP, KVM_TSS, ramRanges } from './memory-map.ts'
import { attachPowerControl } from './power.ts'

/** COM1. */
const UART_PORT = 0x3f8
const UART_IRQ = 4
/** In the hole below 4 GiB, where no memory is. */
const DEVICES = 0xd000_0000
/** Pins of the I/O APIC without a device of their own: first those that no ISA device has. */
const DEVICE_PINS = [16, 17, 18, 19, 20, 21, 22, 23, 5, 6, 7, 10, 11, 12, 14, 15]

export const architecture: Architecture = {
  commandLine: 'console=ttyS0',
  // An APIC id has 8 bits, and 255 stands for all processors.
  maxCpus: 255,
  serialIrq: UART_IRQ,
  windows: deviceWindows(DEVICES, DEVICE_PINS),

  planBoot({ memorySize, ...boot }): BootPlan {
    const plan = planBoot({ ...boot, kernel: parseBzImage(boot.kernel) }, memorySize)
    return {
      ram: ramRanges(memorySize),
      createVm,
      prepare({ kvm, memory, vcpus }) {
        for (const [id, vcpu] of vcpus.entries()) vcpu.setCpuid2(cpuidOf(kvm, id, vcpus.length))
        load(plan, memory)
        // The first one boots; the others wait in KVM until it starts them.
        const [boot] = vcpus
        if (boot) enterLongMode(boot, plan.entry)
      },
    }
  },

  attachDevices({ ports }, serial, request) {
    ports.attach(serial, UART_PORT, UART_REGISTERS)
    attachPowerControl(ports, request)
  },

  programCounter: vcpu => ({ register: 'rip', value: vcpu.getRegs().rip }),
}

function createVm(kvm: Kvm): VmFd {
  const vm = kvm.createVm()
  // Both before there is a vCPU.
  vm.setTssAddress(KVM_TSS)
  vm.setIdentityMapAddress(KVM_IDENTITY_MAP)
  // Interrupt controllers and timer in the kernel, where an interrupt costs no exit.
  vm.createIrqChip()
  // At port 0x61, the speaker's, Linux watches the timer's third channel to calibrate its clocks.
  vm.createPit2(KvmPitConfig.from({ flags: KVM_PIT_SPEAKER_DUMMY }))
  return vm
}
