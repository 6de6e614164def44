// Calls with so little room on the stack that they fail somewhere in their middle: what they have not done they leave
// undone. A program of its own, since Node itself complains of each promise that it cannot reject on a full stack.
import assert from 'node:assert/strict'
import { Cap, type CoalescedMmioBatch, EventFd, GuestMemory, Kvm } from 'kvm-ioctls'
import { anyGuest, CODE, pc } from '../guests/any.ts'

// A trace of each overflow would take most of the time.
Error.stackTraceLimit = 0

/** Calls `call` with `frames` frames below it. */
function at(frames: number, call: () => void): void {
  if (frames <= 0) call()
  else at(frames - 1, call)
}

function fits(frames: number): boolean {
  try {
    at(frames, () => {})
    return true
  } catch {
    return false
  }
}

/** The frames by which the room grows from one call to the next: in the KVM box one by one would take minutes. */
const STEP = process.env.KVM_BOX_INSIDE === '1' ? 8 : 1

let most = 100

/** The most frames that `at` takes, which changes when the engine compiles it. */
function room(): number {
  for (let step = 1024; step >= 1; step /= 4) {
    while (fits(most + step)) most += step
    while (!fits(most)) most -= step
  }
  return most
}

/**
 * Calls `call` with more and more room on the stack, until it has had enough a few times. `after` looks what is left, and
 * returns whether the call did what it should.
 */
async function withEachRoom(call: () => void, after: () => Promise<boolean> | boolean): Promise<void> {
  let [full, complete] = [0, 0]
  for (let free = 0; complete < 5; free += STEP) {
    let threw = false
    try {
      at(room() - free, call)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      threw = true
    }
    if ((await after()) && !threw) complete++
    else full++
    assert.ok(free < 2000, 'the stack is full with any room')
  }
  assert.ok(full > 0, 'the stack was never full')
}

const isFull = (error: unknown): boolean => error instanceof RangeError && !('code' in error)

/** Whether a promise is fulfilled, or there is none or it is rejected because the stack was full. */
async function isFulfilled(promise: Promise<unknown> | undefined): Promise<boolean> {
  try {
    await promise
    return promise !== undefined
  } catch (error) {
    if (!isFull(error)) throw error
    return false
  }
}

const steps: Record<string, () => Promise<void>> = {
  async 'runAsync()'() {
    const { vcpu, close } = anyGuest(new Kvm(), 'reads')
    let run: Promise<unknown> | undefined
    await withEachRoom(
      () => {
        run = undefined
        run = vcpu.runAsync({ signal: new AbortController().signal })
      },
      async () => {
        const done = await isFulfilled(run)
        assert.ok(pc(vcpu) >= CODE)
        assert.match((await vcpu.runAsync()).type, /^Mmio/)
        return done
      },
    )
    close()
  },

  async 'exits()'() {
    const { vcpu, close } = anyGuest(new Kvm(), 'reads')
    let next: Promise<unknown> | undefined
    let exits = vcpu.exits()
    await withEachRoom(
      () => {
        next = undefined
        next = exits.next()
      },
      async () => {
        const done = await isFulfilled(next)
        // As any other error, that of a full stack ends the loop, or the call had no effect.
        await exits.next()
        if (!done) exits = vcpu.exits()
        assert.match((await vcpu.runAsync()).type, /^Mmio/)
        return done
      },
    )
    close()
  },

  async 'kick()'() {
    const { vcpu, close } = anyGuest(new Kvm(), 'spins')
    let run = vcpu.runAsync()
    await withEachRoom(
      () => vcpu.kick(),
      async () => {
        vcpu.kick()
        assert.equal((await run).type, 'Intr')
        run = vcpu.runAsync()
        return true
      },
    )
    vcpu.kick()
    await run
    close()
  },

  async 'abort()'() {
    const { vcpu, close } = anyGuest(new Kvm(), 'spins')
    let controller = new AbortController()
    let run = vcpu.runAsync(controller)
    await withEachRoom(
      () => controller.abort(),
      async () => {
        // Node tells no listener of an abort twice.
        vcpu.kick()
        const type = await run.then(
          exit => exit.type,
          error => error.name,
        )
        vcpu.kick()
        vcpu.run()
        controller = new AbortController()
        run = vcpu.runAsync(controller)
        return type === 'AbortError'
      },
    )
    controller.abort()
    await run.catch(() => undefined)
    close()
  },

  async 'close() of a vCPU'() {
    let { vcpu, close } = anyGuest(new Kvm(), 'spins')
    let run = vcpu.runAsync()
    await withEachRoom(
      () => vcpu.close(),
      async () => {
        const { closed } = vcpu
        vcpu.close()
        await assert.rejects(run, { code: 'ERR_KVM_CLOSED' })
        close()
        ;({ vcpu, close } = anyGuest(new Kvm(), 'spins'))
        run = vcpu.runAsync()
        return closed
      },
    )
    vcpu.close()
    await run.catch(() => undefined)
    close()
  },

  async 'wait()'() {
    const event = new EventFd()
    let wait: Promise<unknown> | undefined
    await withEachRoom(
      () => {
        wait = undefined
        wait = event.wait({ signal: new AbortController().signal })
      },
      async () => {
        const next = event.wait()
        event.write(1)
        // The first that waits has it.
        const first = await Promise.race([isFulfilled(wait).then(done => done || next.then(() => false)), next])
        if (first !== true) {
          assert.equal(await next, 1n)
          return false
        }
        event.write(1)
        assert.equal(await next, 1n)
        return true
      },
    )
    event.close()
  },

  async 'close() of an event'() {
    let event = new EventFd()
    let wait = event.wait()
    await withEachRoom(
      () => event.close(),
      async () => {
        const { closed } = event
        event.close()
        await assert.rejects(wait, { code: 'ERR_KVM_CLOSED' })
        event = new EventFd()
        wait = event.wait()
        return closed
      },
    )
    event.close()
    await wait.catch(() => undefined)
  },

  async 'the coalesced ring'() {
    const kvm = new Kvm()
    if (!kvm.checkExtension(Cap.CoalescedMmio)) return
    const { vcpu, close } = anyGuest(kvm, 'writes')
    vcpu.mapCoalescedMmioRing()
    await withEachRoom(
      () => {
        vcpu.coalescedMmioRead()
      },
      () => vcpu.coalescedMmioRead() === undefined,
    )
    let batch: CoalescedMmioBatch | undefined
    await withEachRoom(
      () => {
        batch = undefined
        batch = vcpu.coalescedMmioBatch()
      },
      () => {
        const done = batch !== undefined
        batch?.acknowledge()
        vcpu.coalescedMmioRead()
        return done
      },
    )
    batch = vcpu.coalescedMmioBatch()
    await withEachRoom(
      () => batch?.acknowledge(),
      () => {
        batch?.acknowledge()
        vcpu.coalescedMmioRead()
        batch = vcpu.coalescedMmioBatch()
        return true
      },
    )
    batch.acknowledge()
    close()
  },

  async 'memory slots'() {
    const { vm, close } = anyGuest(new Kvm(), 'writes')
    const memory = GuestMemory.allocate(0x1000)
    const set = () => vm.setUserMemoryRegion({ slot: 9, guestPhysAddr: 0x10_0000, memory })
    await withEachRoom(set, () => {
      set()
      vm.addressSpace.read(0x10_0000n, new Uint8Array(8))
      vm.removeUserMemoryRegion(9)
      return true
    })
    close()
    memory.close()
  },
}

for (const [name, step] of Object.entries(steps)) {
  await step()
  console.log(`ok ${name}`)
}
