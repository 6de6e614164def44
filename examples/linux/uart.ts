// A 16550A UART, the serial port of a PC. It behaves as National Semiconductor's data sheet of the PC16550D says, on a
// line without speed: what is sent is gone at once.

import type { PortDevice } from './ports.ts'
import {
  FCR_CLEAR_RX,
  FCR_ENABLE,
  IER,
  IER_BITS,
  IER_MODEM_STATUS,
  IER_RX_DATA,
  IER_THR_EMPTY,
  IIR_FCR,
  IIR_FIFOS_ENABLED,
  IIR_MODEM_STATUS,
  IIR_NONE,
  IIR_RX_DATA,
  IIR_RX_TIMEOUT,
  IIR_THR_EMPTY,
  LCR,
  LCR_DLAB,
  LSR,
  LSR_DATA_READY,
  LSR_TX_EMPTY,
  loopedBack,
  MCR,
  MCR_BITS,
  MCR_LOOP,
  MCR_OUT2,
  MSR,
  MSR_CONNECTED,
  MSR_RI,
  RBR_THR,
  RX_TRIGGERS,
  SCR,
} from './uart-registers.ts'

/** COM1. */
export const UART_PORT = 0x3f8
export const UART_PORTS = 8
export const UART_IRQ = 4

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
    for (const byte of bytes) this.#received.push(byte)
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
