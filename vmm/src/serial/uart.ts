// A 16550A UART, the serial port of a PC, after National Semiconductor's data sheet of the PC16550D. The line has no
// speed: a byte that the guest sends is gone at once.

import type { ByteRegisters } from '../bus/byte-registers.ts'
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
  MCR_RTS,
  MSR,
  MSR_CONNECTED,
  MSR_RI,
  RBR_THR,
  RX_TRIGGERS,
  SCR,
} from './uart-registers.ts'

export interface UartLines {
  /** Takes what the guest sends. It may keep it until `pause()`. */
  transmit(byte: number): void
  /** The guest has sent what it had, and turns to something else. */
  pause(): void
  /** Is told the level of the interrupt line whenever it changes. */
  interrupt(active: boolean): void
}

export const FIFO_SIZE = 16

/** The registers as they are stored, and two states that no register shows. */
export interface UartState {
  ier: number
  fcr: number
  lcr: number
  mcr: number
  msr: number
  scratch: number
  divisor: number
  /** 1 when the interrupt of an empty transmitter is pending. */
  thrEmptyPending: number
  /** 1 when the interrupt line is high. */
  active: number
  /** The bytes in the receive FIFO, at most `FIFO_SIZE`. */
  received: number[]
}

/** The state after a reset. */
export function newUartState(): UartState {
  return {
    ...{ ier: 0, fcr: 0, lcr: 0, mcr: 0, msr: MSR_CONNECTED, scratch: 0, divisor: 0, thrEmptyPending: 0, active: 0 },
    received: [],
  }
}

export class Uart implements ByteRegisters {
  readonly #lines: UartLines
  #state: UartState

  constructor(lines: UartLines, state: UartState = newUartState()) {
    this.#lines = lines
    this.#state = state
  }

  /** A copy of the state. */
  get state(): UartState {
    return { ...this.#state, received: [...this.#state.received] }
  }

  set state(state: UartState) {
    this.#state = { ...state, received: [...state.received] }
    this.#lines.interrupt(this.#state.active !== 0)
  }

  /** How many bytes may come from the line: none while the guest has not asked for them, by RTS. */
  get room(): number {
    return (this.#state.mcr & (MCR_RTS | MCR_LOOP)) === MCR_RTS ? FIFO_SIZE - this.#state.received.length : 0
  }

  /** Takes bytes from the line, for the guest to read; returns how many. The sender keeps the others, and tries again. */
  receive(bytes: Uint8Array): number {
    const taken = Math.min(bytes.length, this.room)
    this.#state.received.push(...bytes.subarray(0, taken))
    this.#updateInterrupt()
    return taken
  }

  read(register: number): number {
    // Between two bytes a driver looks at LSR at most.
    if (register !== LSR) this.#lines.pause()
    switch (register) {
      case RBR_THR:
        return this.#divisorLatched ? this.#state.divisor & 0xff : this.#readReceived()
      case IER:
        return this.#divisorLatched ? this.#state.divisor >> 8 : this.#state.ier
      case IIR_FCR:
        return this.#readInterruptIdentification()
      case LCR:
        return this.#state.lcr
      case MCR:
        return this.#state.mcr
      case LSR:
        return LSR_TX_EMPTY | (this.#state.received.length > 0 ? LSR_DATA_READY : 0)
      case MSR:
        return this.#readModemStatus()
      case SCR:
        return this.#state.scratch
      default:
        return 0xff
    }
  }

  write(register: number, value: number): void {
    if (register !== RBR_THR) this.#lines.pause()
    switch (register) {
      case RBR_THR:
        if (this.#divisorLatched) this.#state.divisor = (this.#state.divisor & 0xff00) | value
        else this.#send(value)
        break
      case IER:
        if (this.#divisorLatched) this.#state.divisor = (value << 8) | (this.#state.divisor & 0xff)
        else this.#enableInterrupts(value & IER_BITS)
        break
      case IIR_FCR:
        this.#controlFifos(value)
        break
      case LCR:
        this.#state.lcr = value
        break
      case MCR:
        this.#controlModem(value & MCR_BITS)
        break
      case SCR:
        this.#state.scratch = value
        break
      // LSR and MSR can only be read.
    }
    this.#updateInterrupt()
  }

  get #divisorLatched(): boolean {
    return (this.#state.lcr & LCR_DLAB) !== 0
  }

  #send(byte: number): void {
    if ((this.#state.mcr & MCR_LOOP) === 0) this.#lines.transmit(byte)
    else if (this.#state.received.length < FIFO_SIZE) this.#state.received.push(byte)
    // Written, it is full; sent at once, it is empty again, which is what the interrupt tells.
    this.#state.thrEmptyPending = 1
  }

  #readReceived(): number {
    const byte = this.#state.received.shift() ?? 0
    this.#updateInterrupt()
    return byte
  }

  #enableInterrupts(bits: number): void {
    // Enabling it while the transmitter is empty asks for the interrupt: this is how a driver starts to send.
    if ((bits & ~this.#state.ier & IER_THR_EMPTY) !== 0) this.#state.thrEmptyPending = 1
    this.#state.ier = bits
  }

  #controlFifos(value: number): void {
    // Turning the FIFOs on or off clears them; the other bits count only where they are on.
    if (((this.#state.fcr ^ value) & FCR_ENABLE) !== 0 || (value & FCR_CLEAR_RX) !== 0) this.#state.received = []
    this.#state.fcr = (value & FCR_ENABLE) === 0 ? 0 : value
  }

  #controlModem(mcr: number): void {
    this.#state.mcr = mcr
    const before = this.#state.msr
    const inputs = (mcr & MCR_LOOP) === 0 ? MSR_CONNECTED : loopedBack(mcr)
    // The lower half says which inputs changed since it was read; of the ring indicator, only that it went off.
    const changed = (before ^ inputs) & ~(inputs & MSR_RI) & 0xf0
    this.#state.msr = inputs | (before & 0x0f) | (changed >> 4)
  }

  #readModemStatus(): number {
    const msr = this.#state.msr
    this.#state.msr &= 0xf0
    this.#updateInterrupt()
    return msr
  }

  #readInterruptIdentification(): number {
    const id = this.#interruptIdentification()
    // Being told of it is what ends this interrupt.
    if (id === IIR_THR_EMPTY) this.#state.thrEmptyPending = 0
    this.#updateInterrupt()
    return id | ((this.#state.fcr & FCR_ENABLE) === 0 ? 0 : IIR_FIFOS_ENABLED)
  }

  #interruptIdentification(): number {
    if ((this.#state.ier & IER_RX_DATA) !== 0 && this.#state.received.length > 0) {
      // Fewer bytes than asked for are told of when no more come for a while. With no time on this line: at once.
      return this.#state.received.length < this.#rxTrigger ? IIR_RX_TIMEOUT : IIR_RX_DATA
    }
    if ((this.#state.ier & IER_THR_EMPTY) !== 0 && this.#state.thrEmptyPending !== 0) return IIR_THR_EMPTY
    if ((this.#state.ier & IER_MODEM_STATUS) !== 0 && (this.#state.msr & 0x0f) !== 0) return IIR_MODEM_STATUS
    return IIR_NONE
  }

  get #rxTrigger(): number {
    return (this.#state.fcr & FCR_ENABLE) === 0 ? 1 : (RX_TRIGGERS[this.#state.fcr >> 6] as number)
  }

  #updateInterrupt(): void {
    // In loopback mode the outputs are off, OUT2 with them.
    const connected = (this.#state.mcr & (MCR_OUT2 | MCR_LOOP)) === MCR_OUT2
    const active = connected && this.#interruptIdentification() !== IIR_NONE
    if (active === (this.#state.active !== 0)) return
    this.#state.active = Number(active)
    this.#lines.interrupt(active)
  }
}
