// The serial port as the threads share it: each that runs a vCPU may come to its registers, one at a time; and the main
// thread takes what the guest sends, and gives what is typed.

import { EventFd, type Token, VmFd } from 'kvm-ioctls'
import type { Device } from './bus.ts'
import { Lock } from './lock.ts'
import { Ring } from './ring.ts'
import { sharedNumbers } from './shared-numbers.ts'
import { FIFO_SIZE, newUartState, Uart, type UartState } from './uart.ts'

const LINE_FEED = 10
const OUTPUT_SIZE = 1 << 16

interface SharedState {
  lock: SharedArrayBuffer
  uart: UartState
  output: SharedArrayBuffer
  numbers: SharedArrayBuffer
}

/** How many bytes of output the main thread has not been told of. */
const NUMBERS = ['untold'] as const

/** By which another thread comes to have the same port; it can be sent to a Worker. */
export interface SerialToken {
  vm: Token<'VmFd'>
  irq: number
  news: Token<'EventFd'>
  state: SharedState
}

export class SerialPort implements Device {
  /** Rings when there is output to take, or when the guest takes input again. */
  readonly news: EventFd
  readonly #vm: VmFd
  readonly #irq: number
  readonly #state: SharedState
  readonly #lock: Lock
  readonly #uart: Uart
  readonly #output: Ring
  readonly #shared: Record<(typeof NUMBERS)[number], number>

  constructor(vm: VmFd, irq: number, news = new EventFd(), state = newState()) {
    this.news = news
    this.#vm = vm
    this.#irq = irq
    this.#state = state
    this.#lock = new Lock(state.lock)
    this.#output = new Ring(state.output)
    this.#shared = sharedNumbers(NUMBERS, state.numbers)
    const lines = {
      transmit: (byte: number) => {
        this.#output.put(byte)
        this.#shared.untold++
        // Whole lines: to wake the main thread for each byte would cost more than the guest's sending it.
        if (byte === LINE_FEED) this.#tell()
      },
      // A prompt has to be seen before somebody answers it.
      pause: () => {
        if (this.#shared.untold > 0) this.#tell()
      },
      interrupt: (active: boolean) => vm.setIrqLine(irq, active),
    }
    this.#uart = new Uart(lines, state.uart)
  }

  share(): SerialToken {
    return { vm: this.#vm.share(), irq: this.#irq, news: this.news.share(), state: this.#state }
  }

  static attach({ vm, irq, news, state }: SerialToken): SerialPort {
    return new SerialPort(VmFd.attach(vm), irq, EventFd.attach(news), state)
  }

  read(register: number): number {
    const room = this.#enter()
    try {
      return this.#uart.read(register)
    } finally {
      this.#leave(room)
    }
  }

  write(register: number, value: number): void {
    const room = this.#enter()
    try {
      this.#uart.write(register, value)
    } finally {
      this.#leave(room)
    }
  }

  /**
   * Begins an access, which may send one byte, once the main thread has made room for that: nothing is lost. Returns the
   * room for input.
   */
  #enter(): number {
    this.#lock.acquire()
    while (this.#output.room === 0) {
      this.#tell()
      this.#lock.release()
      this.#output.waitForRoom()
      this.#lock.acquire()
    }
    return this.#uart.room
  }

  /** Ends an access that began with so much room for input. */
  #leave(room: number): void {
    if (this.#uart.room === FIFO_SIZE && room < FIFO_SIZE) this.news.write(1)
    this.#lock.release()
  }

  #tell(): void {
    this.#shared.untold = 0
    this.news.write(1)
  }

  /** What the guest has sent. Only one thread may call it. */
  takeOutput(): Uint8Array {
    return this.#output.takeAll()
  }

  /** Gives bytes to the guest; returns how many it has taken. The others have to wait for news. */
  receive(bytes: Uint8Array): number {
    this.#lock.acquire()
    try {
      return this.#uart.receive(bytes)
    } finally {
      this.#lock.release()
    }
  }

  /** Closes this thread's handles, but not the VM that the constructor was given. */
  close(): void {
    this.news.close()
  }
}

function newState(): SharedState {
  return {
    lock: new SharedArrayBuffer(Lock.SIZE),
    uart: newUartState(),
    output: Ring.allocate(OUTPUT_SIZE),
    numbers: new SharedArrayBuffer(NUMBERS.length * 4),
  }
}
