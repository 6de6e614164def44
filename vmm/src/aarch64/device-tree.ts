// The device tree: what the guest is told of the machine.

import type { Node } from '../boot/fdt.ts'
import type { Places } from '../boot/image-loader.ts'
import { at, chosen, deviceNodes, memory, ROOT, serial } from '../boot/nodes.ts'
import type { Boot } from '../machine/architecture.ts'
import { gicNode, privateInterrupt, sharedEdgeInterrupt, sharedInterrupt } from './gic.ts'
import { GIC_DISTRIBUTOR, RAM, UART } from './memory-map.ts'

export const UART_INTERRUPT = 0

const GIC = 1
/** The timer's private interrupts, as KVM has them: secure, not secure, virtual, hypervisor. */
const TIMER_INTERRUPTS = [13, 14, 11, 10]

/** `affinities` are the processors' numbers, as they read them in MPIDR_EL1. */
export function deviceTree(
  { commandLine, memorySize, devices }: Boot,
  { initrd }: Places,
  affinities: readonly number[],
): Node {
  const uart = at('serial', UART)
  const cpu = (reg: number): Node => ({ device_type: 'cpu', compatible: 'arm,armv8', reg, 'enable-method': 'psci' })
  return {
    ...ROOT,
    'interrupt-parent': GIC,
    chosen: chosen(commandLine, initrd, uart),
    [at('memory', RAM)]: memory({ start: RAM, size: memorySize }),
    cpus: {
      '#address-cells': 1,
      '#size-cells': 0,
      ...Object.fromEntries(affinities.map(affinity => [at('cpu', affinity), cpu(affinity)])),
    },
    psci: { compatible: ['arm,psci-1.0', 'arm,psci-0.2'], method: 'hvc' },
    timer: { compatible: 'arm,armv8-timer', interrupts: TIMER_INTERRUPTS.flatMap(privateInterrupt), 'always-on': true },
    [at('interrupt-controller', GIC_DISTRIBUTOR)]: gicNode(GIC, affinities.length),
    [uart]: serial(UART, sharedInterrupt(UART_INTERRUPT)),
    ...deviceNodes(devices, sharedEdgeInterrupt),
  }
}
