import { Duplex } from 'node:stream'
import type { BusDevice } from '../bus/bus-device.ts'
import { byteRegisters } from '../bus/byte-registers.ts'
import type { Saveable } from '../bus/saveable.ts'
import { type Deferred, deferred } from '../machine/deferred.ts'
import { newUartState, Uart, type UartState } from './uart.ts'
import { LSR, UART_REGISTERS } from './uart-registers.ts'

const LINE_FEED = 10
/** Bytes in each direction that wait for their reader. */
const BUFFER_SIZE = 1 << 16
/** The longest line that is collected before it goes to the reader. */
const LINE_SIZE = 4096

/** A 16550A UART whose line is a Node stream. */
export class SerialPort implements BusDevice, Saveable {
  /**
   * The other end of the line: reads what the guest sends, and writes what the guest receives. A write is finished when
   * the guest has taken all of its bytes. As with the pipes of a child process, output that nobody reads makes the
   * guest wait.
   */
  readonly stream: Duplex
  readonly stateType = '16550a/1'
  readonly read: BusDevice['read']
  readonly write: BusDevice['write']
  readonly #uart: Uart
  readonly #line = Buffer.alloc(LINE_SIZE)
  #lineLength = 0
  #input: Uint8Array = new Uint8Array()
  #inputTaken: (() => void) | undefined
  #wanted: Deferred<void> | undefined
  #ended = false

  /** @param interrupt - sets the level of the port's interrupt line */
  constructor(interrupt: (active: boolean) => void) {
    this.#uart = new Uart({
      transmit: byte => {
        this.#line[this.#lineLength++] = byte
        if (byte === LINE_FEED || this.#lineLength === LINE_SIZE) this.#flush()
      },
      pause: () => this.#flush(),
      interrupt,
    })
    this.stream = new Duplex({
      readableHighWaterMark: BUFFER_SIZE,
      writableHighWaterMark: BUFFER_SIZE,
      read: () => {
        this.#wanted?.resolve()
        this.#wanted = undefined
      },
      write: (chunk: Uint8Array, _encoding, taken) => {
        this.#input = chunk
        this.#inputTaken = taken
        this.#feed()
      },
      destroy: (error, done) => {
        this.#wanted?.resolve()
        this.#wanted = undefined
        done(error)
      },
    })
    const registers = byteRegisters(UART_REGISTERS, {
      read: register => {
        const value = this.#uart.read(register)
        // A driver reads LSR before each byte that it sends: that takes nothing of the input.
        if (register !== LSR) this.#feed()
        return value
      },
      write: (register, value) => {
        this.#uart.write(register, value)
        if (this.#input.length > 0) this.#feed()
      },
    })
    this.read = registers.read
    this.write = registers.write
  }

  /** Pending while the guest must not send, since the reader of `stream` is behind. */
  get full(): Promise<void> | undefined {
    return this.#wanted?.promise
  }

  /** Ends the line, when the machine has ended: what `stream` writes from now on is discarded. */
  end(): void {
    this.#flush()
    this.#ended = true
    this.#feed()
    if (!this.stream.destroyed) this.stream.push(null)
  }

  save(): UartState {
    this.#flush()
    return this.#uart.state
  }

  restore(state: unknown): void {
    this.#uart.state = checkedState(state)
  }

  #flush(): void {
    if (this.#lineLength === 0) return
    const output = Buffer.from(this.#line.subarray(0, this.#lineLength))
    this.#lineLength = 0
    if (this.stream.destroyed || this.stream.push(output)) return
    this.#wanted ??= deferred<void>()
  }

  #feed(): void {
    if (this.#inputTaken === undefined) return
    if (!this.#ended) this.#input = this.#input.subarray(this.#uart.receive(this.#input))
    if (this.#input.length > 0 && !this.#ended) return
    this.#input = new Uint8Array()
    const taken = this.#inputTaken
    this.#inputTaken = undefined
    taken()
  }
}

function checkedState(state: unknown): UartState {
  const wrong = (why: string) => new TypeError(`This is not the state of a 16550A: ${why}`)
  if (typeof state !== 'object' || state === null) throw wrong(`${state} is not an object`)
  const given = state as Record<string, unknown>
  const byte = (value: unknown, most: number) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most
  const checked = newUartState()
  for (const name of Object.keys(checked) as (keyof UartState)[]) {
    const value = given[name]
    if (name === 'received') {
      if (!Array.isArray(value) || value.length > 16 || !value.every(item => byte(item, 0xff))) throw wrong(name)
      checked.received = [...value]
    } else {
      if (!byte(value, name === 'divisor' ? 0xffff : 0xff)) throw wrong(`${name} is ${value}`)
      checked[name] = value as number
    }
  }
  return checked
}
