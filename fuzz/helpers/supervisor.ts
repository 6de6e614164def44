// Ends runs that last too long, from a thread of its own: what a guest of random bytes does, nobody knows.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker, workerData } from 'node:worker_threads'
import { type Token, VcpuFd } from 'kvm-ioctls'

/** The words that both threads see: which run there is (0: none), whether the other thread has its vCPU, its key. */
const RUN = 0
const HELD = 1
const STOP = 2
const KICKS = 3
const KEY = 4

/** Milliseconds that a run may last, about. */
const LIMIT = 20

interface Order {
  buffer: SharedArrayBuffer
  limit: number
}

export class Supervisor {
  readonly #words = new Int32Array(new SharedArrayBuffer(32))
  readonly #key = new BigUint64Array(this.#words.buffer, KEY * 4, 2)
  readonly #worker: Worker
  #runs = 0

  private constructor(limit: number) {
    const order: Order = { buffer: this.#words.buffer, limit }
    this.#worker = new Worker(new URL(import.meta.url), { workerData: order })
  }

  /** `limit` is how many milliseconds a run may last. */
  static async start(limit = LIMIT): Promise<Supervisor> {
    const supervisor = new Supervisor(limit)
    await once(supervisor.#worker, 'online')
    supervisor.#worker.unref()
    return supervisor
  }

  /** How many runs were ended. */
  get kicks(): number {
    return Atomics.load(this.#words, KICKS)
  }

  /** Calls `run`, which runs the vCPU in this thread. */
  limit<T>(vcpu: VcpuFd, run: () => T): T {
    const { key } = vcpu.share()
    this.#key[0] = BigInt.asUintN(64, key)
    this.#key[1] = key >> 64n
    this.#runs = (this.#runs % 0x7fff_fff0) + 1
    Atomics.store(this.#words, RUN, this.#runs)
    try {
      return run()
    } finally {
      Atomics.store(this.#words, RUN, 0)
    }
  }

  /** The other thread has nothing of ours. */
  async idle(): Promise<void> {
    while (Atomics.load(this.#words, HELD) !== 0) await sleep(1)
  }

  async stop(): Promise<void> {
    Atomics.store(this.#words, STOP, 1)
    await this.#worker.terminate()
  }
}

/** The other thread. */
function supervise({ buffer, limit }: Order): void {
  const words = new Int32Array(buffer)
  const key = new BigUint64Array(buffer, KEY * 4, 2)
  let before = 0
  while (Atomics.load(words, STOP) === 0) {
    Atomics.wait(words, STOP, 0, limit)
    const run = Atomics.load(words, RUN)
    if (run !== 0 && run === before) {
      Atomics.store(words, HELD, 1)
      // The key is that of the run only if it is still the same.
      const token: Token<'VcpuFd'> = { type: 'VcpuFd', key: (key[0] ?? 0n) | ((key[1] ?? 0n) << 64n) }
      if (Atomics.load(words, RUN) === run) kick(token, words)
      Atomics.store(words, HELD, 0)
    }
    before = run
  }
}

function kick(token: Token<'VcpuFd'>, words: Int32Array): void {
  try {
    const vcpu = VcpuFd.attach(token)
    vcpu.kick()
    vcpu.close()
    Atomics.add(words, KICKS, 1)
  } catch {
    // It was closed meanwhile.
  }
}

if (workerData?.buffer instanceof SharedArrayBuffer) supervise(workerData)
