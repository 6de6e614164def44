// The device tree: what the guest is told of the machine.

import { RISCV_TIMER_REG, type VcpuFd } from 'kvm-ioctls'
import type { Node } from '../boot/fdt.ts'
import type { Places } from '../boot/image-loader.ts'
import { at, chosen, deviceNodes, memory, ROOT, serial } from '../boot/nodes.ts'
import type { Boot } from '../machine/architecture.ts'
import { aplicNode, edgeInterrupt, imsicNode, interrupt } from './aia.ts'
import { isaProperties } from './isa.ts'
import { APLIC, IMSIC, RAM, UART } from './memory-map.ts'

export const UART_INTERRUPT = 1

// The interrupt controllers, as other nodes name them.
const APLIC_HANDLE = 1
const IMSIC_HANDLE = 2
const CPU_HANDLES = 3

export function deviceTree(
  { commandLine, memorySize, devices }: Boot,
  { initrd }: Places,
  vcpus: readonly VcpuFd[],
): Node {
  const [first] = vcpus as [VcpuFd]
  const uart = at('serial', UART)
  const isa = isaProperties(first)
  const cpu = (id: number): Node => ({
    device_type: 'cpu',
    compatible: 'riscv',
    reg: id,
    status: 'okay',
    ...isa,
    'interrupt-controller': {
      compatible: 'riscv,cpu-intc',
      'interrupt-controller': true,
      '#interrupt-cells': 1,
      phandle: CPU_HANDLES + id,
    },
  })
  const ids = [...vcpus.keys()]
  return {
    ...ROOT,
    'interrupt-parent': APLIC_HANDLE,
    chosen: chosen(commandLine, initrd, uart),
    [at('memory', RAM)]: memory({ start: RAM, size: memorySize }),
    cpus: {
      '#address-cells': 1,
      '#size-cells': 0,
      'timebase-frequency': Number(first.getOneReg(RISCV_TIMER_REG('frequency'))),
      ...Object.fromEntries(ids.map(id => [at('cpu', id), cpu(id)])),
    },
    [at('interrupt-controller', APLIC)]: aplicNode(APLIC_HANDLE, IMSIC_HANDLE),
    [at('interrupt-controller', IMSIC)]: imsicNode(
      IMSIC_HANDLE,
      ids.map(id => CPU_HANDLES + id),
    ),
    [uart]: serial(UART, interrupt(UART_INTERRUPT)),
    ...deviceNodes(devices, edgeInterrupt),
  }
}
