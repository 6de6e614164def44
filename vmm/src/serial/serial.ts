// The serial port as the threads share it: each that runs a vCPU may come to its registers, one at a time; and the main
// thread takes what the guest sends, and gives what is typed.

import { EventFd, type Token, VmFd } from 'kvm-ioctls'
import type { Device } from '../bus/bus.ts'
import { Lock } from './lock.ts'
import { Ring } from './ring.ts'
import { sharedNumbers } from './shared-numbers.ts'
import { FIFO_SIZE, newUartState, Uart, type UartState } from './uart.ts'
import { LSR, RBR_THR } from './uart-registers.ts'

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
    this.#lock.acquire()
    try {
      // Before each byte that it sends, a driver asks for the status: this takes nothing of the input.
      return register === LSR ? this.#uart.read(register) : this.#watchInput(() => this.#uart.read(register))
    } finally {
      this.#lock.release()
    }
  }

  write(register: number, value: number): void {
    this.#lock.acquire()
    try {
      if (register === RBR_THR) {
        this.#waitForRoom()
        this.#uart.write(register, value)
      } else this.#watchInput(() => this.#uart.write(register, value))
    } finally {
      this.#lock.release()
    }
  }

  /** Returns when the main thread has made room for the byte that is about to be sent: nothing is lost. */
  #waitForRoom(): void {
    while (this.#output.room === 0) {
      this.#tell()
      this.#lock.release()
      this.#output.waitForRoom()
      this.#lock.acquire()
    }
  }

  /** Tells the main thread when an access has made the guest take input again. */
  #watchInput<T>(access: () => T): T {
    const before = this.#uart.room
    const answer = access()
    if (this.#uart.room === FIFO_SIZE && before < FIFO_SIZE) this.news.write(1)
    return answer
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
