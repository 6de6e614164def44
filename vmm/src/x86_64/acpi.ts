// The ACPI tables that Linux needs to turn this machine off and to reset it, and to know which of a PC's old devices it
// need not look for. Their layout is that of the ACPI specification's chapter "ACPI Software Programming Model".

import {
  device,
  edgeInterrupt,
  integer,
  memory32Fixed,
  name,
  packageOf,
  resources,
  scope,
  string,
} from '../boot/aml.ts'
import type { DeviceDescription } from '../machine/architecture.ts'
import {
  PM1_CONTROL_PORT,
  PM1_CONTROL_PORTS,
  PM1_EVENT_PORT,
  PM1_EVENT_PORTS,
  RESET_PORT,
  RESET_VALUE,
  SLEEP_TYPE_OFF,
} from './power.ts'

const HEADER_SIZE = 36
const CREATOR = 'NODE'
/** The interrupt for ACPI's events: there are none, but the table has to name one. */
const SCI_IRQ = 9
const SYSTEM_IO = 1

// The FADT's flags for what a PC has: there is no keyboard controller (bit 1), no VGA, no real-time clock.
const LEGACY_DEVICES = 1 << 0
const VGA_NOT_PRESENT = 1 << 2
const CMOS_RTC_NOT_PRESENT = 1 << 5

// And for what ACPI has: no buttons as registers, no wake-up by a clock; but a reset register.
const WBINVD = 1 << 0
const NO_POWER_BUTTON = 1 << 4
const NO_SLEEP_BUTTON = 1 << 5
const NO_RTC_WAKE = 1 << 6
const RESET_REG_SUP = 1 << 10

/** The tables, for the guest-physical address `at`: a multiple of 16, below 1 MiB, where the guest looks for the first. */
export function acpiTables(at: number, cpus: number, devices: readonly DeviceDescription[]): Uint8Array {
  const tables: Uint8Array[] = []
  let end = at + rootPointer(0).length
  const place = (table: Uint8Array): number => {
    const address = end
    tables.push(table)
    end += table.length
    return address
  }
  const dsdt = place(descriptionTable('DSDT', 2, Uint8Array.from(definitions(devices))))
  const fadt = place(descriptionTable('FACP', 6, fixedDescription(dsdt)))
  const madt = place(descriptionTable('APIC', 4, interruptControllers(cpus)))
  const xsdt = place(descriptionTable('XSDT', 1, new Uint8Array(BigUint64Array.of(BigInt(fadt), BigInt(madt)).buffer)))
  return Buffer.concat([rootPointer(xsdt), ...tables])
}

/** The RSDP, which leads to the others. */
function rootPointer(xsdt: number): Uint8Array {
  const rsdp = new Uint8Array(36)
  const view = new DataView(rsdp.buffer)
  rsdp.set(Buffer.from('RSD PTR '), 0)
  rsdp.set(Buffer.from(CREATOR), 9)
  view.setUint8(15, 2)
  view.setUint32(20, rsdp.length, true)
  view.setBigUint64(24, BigInt(xsdt), true)
  // One checksum over what version 1 had, and one over all.
  rsdp[8] = checksum(rsdp.subarray(0, 20))
  rsdp[32] = checksum(rsdp)
  return rsdp
}

function descriptionTable(signature: string, revision: number, body: Uint8Array): Uint8Array {
  const table = new Uint8Array(HEADER_SIZE + body.length)
  const view = new DataView(table.buffer)
  table.set(Buffer.from(signature), 0)
  view.setUint32(4, table.length, true)
  view.setUint8(8, revision)
  table.set(Buffer.from(CREATOR), 10)
  table.set(Buffer.from(CREATOR), 16)
  table.set(Buffer.from(CREATOR), 28)
  table.set(body, HEADER_SIZE)
  table[9] = checksum(table)
  return table
}

/** All bytes of a table add up to 0. */
function checksum(bytes: Uint8Array): number {
  return -bytes.reduce((sum, byte) => sum + byte, 0) & 0xff
}

/** The body of the FADT. Its offsets are the specification's, which counts the header. */
function fixedDescription(dsdt: number): Uint8Array {
  const fadt = new DataView(new ArrayBuffer(276))
  fadt.setUint32(40, dsdt, true)
  fadt.setUint16(46, SCI_IRQ, true)
  fadt.setUint32(56, PM1_EVENT_PORT, true)
  fadt.setUint32(64, PM1_CONTROL_PORT, true)
  fadt.setUint8(88, PM1_EVENT_PORTS)
  fadt.setUint8(89, PM1_CONTROL_PORTS)
  fadt.setUint16(109, LEGACY_DEVICES | VGA_NOT_PRESENT | CMOS_RTC_NOT_PRESENT, true)
  fadt.setUint32(112, WBINVD | NO_POWER_BUTTON | NO_SLEEP_BUTTON | NO_RTC_WAKE | RESET_REG_SUP, true)
  // The reset register: its address space, its width and offset in bits, the width of an access (1: a byte), its address.
  fadt.setUint8(116, SYSTEM_IO)
  fadt.setUint8(117, 8)
  fadt.setUint8(119, 1)
  fadt.setBigUint64(120, BigInt(RESET_PORT), true)
  fadt.setUint8(128, RESET_VALUE)
  return new Uint8Array(fadt.buffer, HEADER_SIZE)
}

/**
 * The body of the DSDT. _S5 has the values for SLP_TYP of PM1a and PM1b control by which the machine is turned off. Each
 * device has its hardware id, a number among the devices, its registers and its interrupt.
 */
function definitions(devices: readonly DeviceDescription[]): number[] {
  const nodes = devices.map(({ hid, address, size, gsi }, index) =>
    device(`D${index.toString().padStart(3, '0')}`, [
      ...name('_HID', string(hid)),
      ...name('_UID', integer(index)),
      ...name('_CRS', resources([...memory32Fixed(address, size), ...edgeInterrupt(gsi)])),
    ]),
  )
  const sleepType = integer(SLEEP_TYPE_OFF)
  return [
    ...name('_S5_', packageOf([sleepType, sleepType, integer(0), integer(0)])),
    ...(nodes.length === 0 ? [] : scope('\\_SB_', nodes.flat())),
  ]
}

/** The body of the MADT: where KVM has the interrupt controllers that VmFd.createIrqChip() makes. */
function interruptControllers(cpus: number): Uint8Array {
  return Uint8Array.of(
    // The local APICs are at 0xfee00000; and there are PICs too, which the guest has to turn off.
    ...[0x00, 0x00, 0xe0, 0xfe, 1, 0, 0, 0],
    // A processor's local APIC, in 8 bytes: its number, its APIC id, enabled. KVM's APIC ids are those of the vCPUs.
    ...Array.from({ length: cpus }, (_, id) => [0, 8, id, id, 1, 0, 0, 0]).flat(),
    // An I/O APIC, in 12 bytes: id 0, at 0xfec00000, interrupts from 0 on.
    ...[1, 12, 0, 0, 0x00, 0x00, 0xc0, 0xfe, 0, 0, 0, 0],
  )
}
