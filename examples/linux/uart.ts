// A 16550A UART, the serial port of a PC. Registers, bits and interrupts are those of National Semiconductor's data
// sheet of the PC16550D; the line has no speed: what is sent is gone at once.

import type { PortDevice } from './ports.ts'

/** COM1. */
export const UART_PORT = 0x3f8
export const UART_PORTS = 8
export const UART_IRQ = 4

// The registers; RBR is read and THR written, and with LCR_DLAB the first two are the divisor.
const RBR_THR = 0
const IER = 1
const IIR_FCR = 2
const LCR = 3
const MCR = 4
const LSR = 5
const MSR = 6
const SCR = 7

const IER_RX_DATA = 1 << 0
const IER_THR_EMPTY = 1 << 1
const IER_MODEM_STATUS = 1 << 3
const IER_BITS = 0x0f

// What IIR says, in the order of priority. The line status interrupt, which comes first, has no cause here: there are
// no framing or parity errors, and no overruns since a sender waits for room.
const IIR_RX_DATA = 0x4
const IIR_RX_TIMEOUT = 0xc
const IIR_THR_EMPTY = 0x2
const IIR_MODEM_STATUS = 0x0
const IIR_NONE = 0x1
const IIR_FIFOS_ENABLED = 0xc0

const FCR_ENABLE = 1 << 0
const FCR_CLEAR_RX = 1 << 1
/** The receive interrupt comes with so many bytes: FCR bits 7 and 6. */
const RX_TRIGGERS = [1, 4, 8, 14]

const LCR_DLAB = 1 << 7

const MCR_DTR = 1 << 0
const MCR_RTS = 1 << 1
const MCR_OUT1 = 1 << 2
/** A PC connects the interrupt to its controller only where this output is on. */
const MCR_OUT2 = 1 << 3
const MCR_LOOP = 1 << 4
const MCR_BITS = 0x1f

const LSR_DATA_READY = 1 << 0
/** The transmitter's register and its shift register are empty: always, with a line that takes no time. */
const LSR_TX_EMPTY = (1 << 5) | (1 << 6)

const MSR_CTS = 1 << 4
const MSR_DSR = 1 << 5
const MSR_RI = 1 << 6
const MSR_DCD = 1 << 7
/** What the other end of the line shows: it is there, and ready. */
const MSR_CONNECTED = MSR_CTS | MSR_DSR | MSR_DCD

export interface UartLines {
  /** Takes what the guest sends. It may keep it until `pause()`. */
  transmit(byte: number): void
  /** The guest has sent what it had, and turns to something else. */
  pause(): void
  /** Is told the level of the interrupt line whenever it changes. */
  interrupt(active: boolean): void
}

export class Uart implements PortDevice {
  readonly #lines: UartLines
  #received: number[] = []
  #ier = 0
  #fcr = 0
  #lcr = 0
  #mcr = 0
  #msr = MSR_CONNECTED
  #scratch = 0
  #divisor = 0
  #thrEmptyPending = false
  #active = false

  constructor(lines: UartLines) {
    this.#lines = lines
  }

  /**
   * Takes bytes from the line, for the guest to read. Bytes beyond the FIFO wait, as a sender with flow control would
   * have them wait. In loopback mode the line is cut off, and they are lost.
   */
  receive(bytes: Uint8Array): void {
    if ((this.#mcr & MCR_LOOP) !== 0) return
    this.#received.push(...bytes)
    this.#updateInterrupt()
  }

  read(register: number): number {
    // Between two bytes a driver looks at LSR at most.
    if (register !== LSR) this.#lines.pause()
    switch (register) {
      case RBR_THR:
        return this.#divisorLatched ? this.#divisor & 0xff : this.#readReceived()
      case IER:
        return this.#divisorLatched ? this.#divisor >> 8 : this.#ier
      case IIR_FCR:
        return this.#readInterruptIdentification()
      case LCR:
        return this.#lcr
      case MCR:
        return this.#mcr
      case LSR:
        return LSR_TX_EMPTY | (this.#received.length > 0 ? LSR_DATA_READY : 0)
      case MSR:
        return this.#readModemStatus()
      case SCR:
        return this.#scratch
      default:
        return 0xff
    }
  }

  write(register: number, value: number): void {
    if (register !== RBR_THR) this.#lines.pause()
    switch (register) {
      case RBR_THR:
        if (this.#divisorLatched) this.#divisor = (this.#divisor & 0xff00) | value
        else this.#send(value)
        break
      case IER:
        if (this.#divisorLatched) this.#divisor = (value << 8) | (this.#divisor & 0xff)
        else this.#enableInterrupts(value & IER_BITS)
        break
      case IIR_FCR:
        this.#controlFifos(value)
        break
      case LCR:
        this.#lcr = value
        break
      case MCR:
        this.#controlModem(value & MCR_BITS)
        break
      case SCR:
        this.#scratch = value
        break
      // LSR and MSR can only be read.
    }
    this.#updateInterrupt()
  }

  get #divisorLatched(): boolean {
    return (this.#lcr & LCR_DLAB) !== 0
  }

  #send(byte: number): void {
    if ((this.#mcr & MCR_LOOP) !== 0) this.#received.push(byte)
    else this.#lines.transmit(byte)
    // Written, it is full; sent at once, it is empty again, which is what the interrupt tells.
    this.#thrEmptyPending = true
  }

  #readReceived(): number {
    const byte = this.#received.shift() ?? 0
    this.#updateInterrupt()
    return byte
  }

  #enableInterrupts(bits: number): void {
    // Enabling it while the transmitter is empty asks for the interrupt: this is how a driver starts to send.
    if ((bits & ~this.#ier & IER_THR_EMPTY) !== 0) this.#thrEmptyPending = true
    this.#ier = bits
  }

  #controlFifos(value: number): void {
    // Turning the FIFOs on or off clears them; the other bits count only where they are on.
    if (((this.#fcr ^ value) & FCR_ENABLE) !== 0 || (value & FCR_CLEAR_RX) !== 0) this.#received = []
    this.#fcr = (value & FCR_ENABLE) === 0 ? 0 : value
  }

  #controlModem(mcr: number): void {
    this.#mcr = mcr
    const before = this.#msr
    const inputs = (mcr & MCR_LOOP) === 0 ? MSR_CONNECTED : loopedBack(mcr)
    // The lower half says which inputs changed since it was read; of the ring indicator, only that it went off.
    const changed = (before ^ inputs) & ~(inputs & MSR_RI) & 0xf0
    this.#msr = inputs | (before & 0x0f) | (changed >> 4)
  }

  #readModemStatus(): number {
    const msr = this.#msr
    this.#msr &= 0xf0
    this.#updateInterrupt()
    return msr
  }

  #readInterruptIdentification(): number {
    const id = this.#interruptIdentification()
    // Being told of it is what ends this interrupt.
    if (id === IIR_THR_EMPTY) this.#thrEmptyPending = false
    this.#updateInterrupt()
    return id | ((this.#fcr & FCR_ENABLE) === 0 ? 0 : IIR_FIFOS_ENABLED)
  }

  #interruptIdentification(): number {
    if ((this.#ier & IER_RX_DATA) !== 0 && this.#received.length > 0) {
      // Fewer bytes than asked for are told of when no more come for a while. With no time on this line: at once.
      return this.#received.length < this.#rxTrigger ? IIR_RX_TIMEOUT : IIR_RX_DATA
    }
    if ((this.#ier & IER_THR_EMPTY) !== 0 && this.#thrEmptyPending) return IIR_THR_EMPTY
    if ((this.#ier & IER_MODEM_STATUS) !== 0 && (this.#msr & 0x0f) !== 0) return IIR_MODEM_STATUS
    return IIR_NONE
  }

  get #rxTrigger(): number {
    return (this.#fcr & FCR_ENABLE) === 0 ? 1 : (RX_TRIGGERS[this.#fcr >> 6] as number)
  }

  #updateInterrupt(): void {
    // In loopback mode the outputs are off, OUT2 with them.
    const connected = (this.#mcr & (MCR_OUT2 | MCR_LOOP)) === MCR_OUT2
    const active = connected && this.#interruptIdentification() !== IIR_NONE
    if (active === this.#active) return
    this.#active = active
    this.#lines.interrupt(active)
  }
}

/** In loopback mode the modem's inputs are the UART's own outputs. */
function loopedBack(mcr: number): number {
  return (
    ((mcr & MCR_RTS) !== 0 ? MSR_CTS : 0) |
    ((mcr & MCR_DTR) !== 0 ? MSR_DSR : 0) |
    ((mcr & MCR_OUT1) !== 0 ? MSR_RI : 0) |
    ((mcr & MCR_OUT2) !== 0 ? MSR_DCD : 0)
  )
}
