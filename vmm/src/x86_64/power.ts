// How the guest turns the machine off or resets it. It reads in the ACPI tables of two registers: PM1 control, to sleep
// or turn off, and the reset register. A guest that was told to leave ACPI alone uses the keyboard controller.

import type { Bus } from '../bus/bus.ts'
import { type ByteRegisters, byteRegisters } from '../bus/byte-registers.ts'
import type { PowerRequest } from '../machine/architecture.ts'

// ACPI specification, "PM1 event registers" and "PM1 control registers".
export const PM1_EVENT_PORT = 0x600
export const PM1_EVENT_PORTS = 4
export const PM1_CONTROL_PORT = 0x604
export const PM1_CONTROL_PORTS = 2
/** The number of the S5 sleeping state, soft off, which the tables tell the guest. */
export const SLEEP_TYPE_OFF = 5
const SLEEP_TYPE = 0b111 << 2
const SLEEP_ENABLE = 1 << 5
/** The operating system has taken over power management, as it has from the start where there is no firmware. */
const SCI_ENABLE = 1 << 0

/** Intel's chipsets have it at this port, and so does this machine. Bits 2 and 1: a full reset, now. */
export const RESET_PORT = 0xcf9
export const RESET_VALUE = 0x06

/** The keyboard controller's status, when read, and its commands, when written (i8042 data sheet). */
const I8042_PORT = 0x64
/** Pulses the output that is wired to the processor's reset. */
const I8042_PULSE_RESET = 0xfe

/** Attaches the registers; `request` is called when the guest wants it to be the machine's end. */
export function attachPowerControl(ports: Bus, request: (what: PowerRequest) => void): void {
  const attach = (device: ByteRegisters, first: number, count: number) =>
    ports.attach(byteRegisters(count, device), first, count)
  attach(new PowerEvents(), PM1_EVENT_PORT, PM1_EVENT_PORTS)
  attach(
    {
      read: register => (register === 0 ? SCI_ENABLE : 0),
      write: (register, value) => {
        // The register has 16 bits: SLP_TYPx in bits 12-10 and SLP_EN in bit 13 are in the second byte.
        const off = SLEEP_ENABLE | (SLEEP_TYPE_OFF << 2)
        if (register === 1 && (value & (SLEEP_ENABLE | SLEEP_TYPE)) === off) request('power-off')
      },
    },
    PM1_CONTROL_PORT,
    PM1_CONTROL_PORTS,
  )
  attach(
    {
      read: () => 0,
      write: (_register, value, width) => {
        // Four bytes at 0xcf8 are an address in PCI's configuration space, one of which would come here.
        if (width === 1 && (value & RESET_VALUE) === RESET_VALUE) request('reset')
      },
    },
    RESET_PORT,
    1,
  )
  attach(
    {
      // Nothing to read, and ready for a command.
      read: () => 0,
      write: (_register, value) => {
        if (value === I8042_PULSE_RESET) request('reset')
      },
    },
    I8042_PORT,
    1,
  )
}

/** PM1 event: two bytes of status, where no event ever shows, and two of enable, which read as they were written. */
class PowerEvents implements ByteRegisters {
  readonly #enable = [0, 0]

  read(register: number): number {
    return this.#enable[register - 2] ?? 0
  }

  write(register: number, value: number): void {
    if (register >= 2) this.#enable[register - 2] = value
  }
}
