// What a program has in its hands: handles of all classes, and a model of them, which knows what has to come of a call.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import * as api from 'kvm-ioctls'
import type { Supervisor } from '../helpers/supervisor.ts'
import { Slots } from './slots.ts'

/** Where programs have their guest's code. */
export const CODE = 0x1000

/** One object, and what the model knows of it. */
export interface Entry {
  readonly type: string
  readonly object: Closable
  open: boolean
  /** Of a vCPU: its runs that have not been settled. */
  running: number
  /** Of what belongs to a VM. */
  readonly vm?: Entry | undefined
}

type Closable = object & { close?(): void }

/** The kernel's part of a leak: what this process has open and mapped of KVM's and of ours. */
export interface Holdings {
  fds: number
  mappings: number
}

export function holdings(): Holdings {
  const names = readdirSync('/proc/self/fd').map(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  const maps = readFileSync('/proc/self/maps', 'latin1').split('\n')
  return {
    fds: names.filter(name => /kvm|eventfd/.test(name)).length,
    // Memory may stay as long as somebody has a view of it; a vCPU's page may not.
    mappings: maps.filter(line => line.includes('kvm-vcpu')).length,
  }
}

const MOST = 6

/** A guest whose every instruction is an exit or not far from one. */
const GUEST = [0xe6, 0x42, 0xe4, 0x43, 0xa2, 0x00, 0x80, 0xeb, 0xf7]

export class World {
  readonly entries: Entry[] = []
  readonly supervisor: Supervisor
  /** What was called and has not come to its end. */
  readonly pending: Promise<unknown>[] = []
  readonly aborts: AbortController[] = []
  /** Raw file descriptors that nobody has taken over. */
  readonly raw = new Set<number>()
  readonly slots = new Slots()
  /** What the call is on: a file descriptor that is handed over must be one of its own. */
  receiver: unknown
  /** The buffers of what was passed last, for bad values that take them away. */
  passed: ArrayBufferLike[] = []

  constructor(supervisor: Supervisor) {
    this.supervisor = supervisor
    const kvm = this.add(new api.Kvm())
    const vm = this.add((kvm.object as api.Kvm).createVm())
    const memory = this.add(api.GuestMemory.allocate(0x4000))
    this.add(new api.EventFd())
    const machine = vm.object as api.VmFd
    const ram = memory.object as api.GuestMemory
    ram.write(0, Uint8Array.from(GUEST))
    machine.setUserMemoryRegion({ slot: 0, guestPhysAddr: CODE, memory: ram })
    const vcpu = machine.createVcpu(0)
    this.add(vcpu, vm)
    const sregs = vcpu.getSregs()
    for (const segment of [sregs.cs, sregs.ds, sregs.es, sregs.ss]) Object.assign(segment, { base: 0n, selector: 0 })
    vcpu.setSregs(sregs)
    vcpu.setRegs(api.KvmRegs.from({ rip: CODE, rflags: 2 }))
  }

  /** Takes an object that a call has returned into the model. */
  add(object: Closable, vm?: Entry): Entry {
    const type = object.constructor.name
    const same = this.entries.filter(entry => entry.type === type && entry.open)
    // The oldest makes room.
    if (same.length >= MOST && same[0] !== undefined) this.close(same[0])
    // A device that was only tested is closed from the start.
    const open = !('closed' in object && object.closed)
    const entry: Entry = { type, object, open, running: 0, vm }
    this.entries.push(entry)
    return entry
  }

  close(entry: Entry): void {
    entry.open = false
    entry.object.close?.()
  }

  /** One of a class: mostly an open one, and the latest sooner than others. */
  pick(type: string, choice: number): Entry | undefined {
    const all = this.entries.filter(entry => entry.type === type)
    const open = all.filter(entry => entry.open)
    const from = choice % 8 === 0 || open.length === 0 ? all : open
    return from[from.length - 1 - (Math.floor(choice / 8) % from.length)]
  }

  /** The object of the same, made where there is none that is open. */
  need<T>(type: string, choice: number, make: () => object): T {
    return (this.pick(type, choice) ?? this.add(make())).object as T
  }

  /** Waits for `promise` no longer than the end of the program, and marks the vCPU as running meanwhile. */
  track(promise: Promise<unknown>, entry: Entry | undefined, settled: (error?: unknown) => void): void {
    if (entry !== undefined) entry.running++
    const end = (error?: unknown): void => {
      if (entry !== undefined) entry.running--
      settled(error)
    }
    this.pending.push(promise.then(() => end(), end))
  }

  /** Ends all that goes on, and closes everything in the order that `choice` says. */
  async end(choice: number): Promise<void> {
    const { entries } = this
    for (let left = entries.slice(), step = choice; left.length > 0; step = Math.floor(step / 3) + left.length) {
      const [entry] = left.splice(step % left.length, 1) as [Entry]
      if (entry.type !== 'EventFd' || entry.open) this.close(entry)
    }
    for (const controller of this.aborts) controller.abort()
    await Promise.all(this.pending)
    await this.supervisor.idle()
  }
}
