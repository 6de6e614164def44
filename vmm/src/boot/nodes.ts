// The nodes that every machine with a device tree has. Their properties are those of the Devicetree Specification, and
// of Linux's Documentation/devicetree/bindings.

import type { DeviceDescription, Range } from '../machine/architecture.ts'
import { UART_REGISTERS } from '../serial/uart-registers.ts'
import { type Node, u64 } from './fdt.ts'

/** A PC's crystal, which a UART divides down to its speed. This one's line has none. */
const UART_CLOCK = 1_843_200

/** An address and a size have two cells each. */
export const ROOT: Node = { '#address-cells': 2, '#size-cells': 2, compatible: 'linux,dummy-virt' }

export function reg(start: number, size: number): number[] {
  return [...u64(start), ...u64(size)]
}

/** A name with the address behind it. */
export function at(name: string, address: number): string {
  return `${name}@${address.toString(16)}`
}

/** What the kernel is told. */
export function chosen(commandLine: string, initrd: Range, console: string): Node {
  return {
    bootargs: commandLine,
    'stdout-path': `/${console}`,
    ...(initrd.size > 0 && {
      'linux,initrd-start': u64(initrd.start),
      'linux,initrd-end': u64(initrd.start + initrd.size),
    }),
  }
}

export function memory({ start, size }: Range): Node {
  return { device_type: 'memory', reg: reg(start, size) }
}

export function serial(address: number, interrupts: readonly number[]): Node {
  return { compatible: 'ns16550a', reg: reg(address, UART_REGISTERS), 'clock-frequency': UART_CLOCK, interrupts }
}

/** A node for each device; `interruptOf` returns the interrupt's cells for its number. */
export function deviceNodes(
  devices: readonly DeviceDescription[],
  interruptOf: (gsi: number) => readonly number[],
): Record<string, Node> {
  const nodes = devices.map(({ compatible, address, size, gsi }) => {
    const name = at(compatible.replaceAll(',', '_'), address)
    return [name, { compatible, reg: reg(address, size), interrupts: interruptOf(gsi), 'dma-coherent': true }] as const
  })
  return Object.fromEntries(nodes)
}
