// The devices of a machine that has no I/O ports: their registers are in its address space. To turn it off or to reset it
// the guest calls firmware, which KVM stands in for: PSCI on aarch64, SBI on riscv64.

import { KVM_SYSTEM_EVENT_RESET, KVM_SYSTEM_EVENT_SHUTDOWN } from 'kvm-ioctls'
import type { Devices, PowerRequest } from '../machine/architecture.ts'
import type { SerialPort } from '../serial/serial.ts'
import { UART_REGISTERS } from '../serial/uart-registers.ts'
import { Bus } from './bus.ts'

const requests: Readonly<Record<number, PowerRequest>> = {
  [KVM_SYSTEM_EVENT_SHUTDOWN]: 'off',
  [KVM_SYSTEM_EVENT_RESET]: 'reset',
}

export function mappedDevices(serial: SerialPort, uart: number, request: (what: PowerRequest) => void): Devices {
  const bus = new Bus()
  bus.attach(serial, uart, UART_REGISTERS)
  return {
    handle(exit) {
      switch (exit.type) {
        case 'MmioRead':
          bus.read(exit.addressNumber, exit.data.length, exit.data)
          return true
        case 'MmioWrite':
          bus.write(exit.addressNumber, exit.data.length, exit.data)
          return true
        case 'SystemEvent': {
          const what = requests[exit.event]
          if (what !== undefined) request(what)
          return what !== undefined
        }
        default:
          return false
      }
    },
  }
}
