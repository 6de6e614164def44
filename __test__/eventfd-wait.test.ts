import { readdirSync, readFileSync } from 'node:fs'
import { EFD_SEMAPHORE, EventFd, Kvm } from 'kvm-ioctls'
import { anyGuest, DEVICE } from './guests/any.ts'
import { realMode } from './guests/real-mode.ts'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'

kvmTest('who waits first is served first', async t => {
  const event = new EventFd(EFD_SEMAPHORE)
  const order: number[] = []
  const waits = [1, 2, 3].map(async name => {
    t.is(await event.wait(), 1n)
    order.push(name)
  })
  event.write(3)
  await Promise.all(waits)
  t.deepEqual(order, [1, 2, 3])
  t.is(event.read(), null)
  event.close()
})

kvmTest('what is there already is taken', async t => {
  const event = new EventFd()
  event.write(7)
  t.is(await event.wait(), 7n)
  event.close()
})

kvmTest('an event that is written all the time leaves the event loop its turns', async t => {
  const event = new EventFd()
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  event.write(1)
  let heard = 0
  for await (const _ of event) {
    heard++
    if (turns >= 3 || heard === 1_000_000) break
    event.write(1)
  }
  clearInterval(timer)
  t.true(turns >= 3, `${heard} counts, and ${turns} turns`)
  event.close()
})

kvmTest('abort takes nothing, and leaves the others waiting', async t => {
  const event = new EventFd()
  const controller = new AbortController()
  const aborted = event.wait(controller)
  const other = event.wait()
  controller.abort(new Error('enough'))
  await t.throwsAsync(aborted, { message: 'enough' })
  await t.throwsAsync(event.wait(controller), { message: 'enough' })
  await t.throwsAsync(event.wait({ signal: 1 as never }), { code: 'ERR_INVALID_ARG_TYPE' })
  event.write(2)
  t.is(await other, 2n)
  event.close()
})

kvmTest('close() tells those who wait, and ends loops', async t => {
  const event = new EventFd()
  const wait = event.wait()
  const loop = (async () => {
    const counts: bigint[] = []
    for await (const count of event) counts.push(count)
    return counts
  })()
  event.close()
  await t.throwsAsync(wait, { code: 'ERR_KVM_CLOSED' })
  t.deepEqual(await loop, [])
  await t.throwsAsync(event.wait(), { code: 'ERR_KVM_CLOSED' })
})

kvmTest('a loop that is left takes nothing more', async t => {
  const event = new EventFd()
  event.write(1)
  for await (const count of event) {
    t.is(count, 1n)
    break
  }
  event.write(2)
  t.is(event.read(), 2n)
  const loop = event[Symbol.asyncIterator]()
  const next = loop.next()
  await loop.return?.()
  t.deepEqual(await next, { done: true, value: undefined })
  event.write(3)
  t.is(event.read(), 3n)
  event.close()
})

kvmTest('a next() while another one is pending waits for its turn', async t => {
  const event = new EventFd(EFD_SEMAPHORE)
  const counts = event[Symbol.asyncIterator]()
  const asked = [counts.next(), counts.next(), counts.next()]
  event.write(2)
  t.deepEqual(await asked[0], { done: false, value: 1n })
  t.deepEqual(await asked[1], { done: false, value: 1n })
  await counts.return?.()
  t.deepEqual(await asked[2], { done: true, value: undefined })
  event.write(1)
  t.is(event.read(), 1n)
  event.close()
})

kvmTest('a signal that throws when its listener is taken away costs no count, and no other waiter', async t => {
  const event = new EventFd(EFD_SEMAPHORE)
  const { signal } = new AbortController()
  signal.removeEventListener = () => {
    throw new Error('odd')
  }
  const waits = [event.wait({ signal }), event.wait()]
  event.write(2)
  t.deepEqual(await Promise.all(waits), [1n, 1n])
  const closed = event.wait({ signal })
  event.close()
  await t.throwsAsync(closed, { code: 'ERR_KVM_CLOSED' })
})

kvmTest(
  'a signal that throws when it takes a listener or is asked for its reason, or is aborted meanwhile',
  async t => {
    const event = new EventFd()
    const throws = (message: string) => () => {
      throw new Error(message)
    }
    const deaf = Object.assign(new AbortController().signal, { addEventListener: throws('odd') })
    await t.throwsAsync(event.wait({ signal: deaf }), { message: 'odd' })
    const mute = new AbortController()
    const muted = event.wait(mute)
    Object.defineProperty(mute.signal, 'reason', { get: throws('no reason') })
    mute.abort()
    await t.throwsAsync(muted, { message: 'no reason' })
    const early = new AbortController()
    const { addEventListener } = early.signal
    early.signal.addEventListener = (...args: unknown[]) => {
      Reflect.apply(addEventListener, early.signal, args)
      early.abort(new Error('at once'))
    }
    await t.throwsAsync(event.wait(early), { message: 'at once' })
    // None of them is left to take a count.
    const wait = event.wait()
    event.write(4)
    t.is(await wait, 4n)
    event.close()
  },
)

kvmTest('a file descriptor that was closed otherwise rejects those who wait for it, and no other', async t => {
  const { status, stdout, stderr } = await runModule(`
    import { closeSync } from 'node:fs'
    import { EventFd } from 'kvm-ioctls'
    const event = new EventFd()
    const twin = event.tryClone()
    const show = error => console.log(error.code, error.syscall)
    const waits = [event.wait().catch(show), event.wait().catch(show)]
    const other = new EventFd()
    const wait = other.wait()
    closeSync(event.asRawFd())
    twin.write(1)
    await Promise.all(waits)
    other.write(2)
    console.log(await wait, twin.read())`)
  t.deepEqual([status, stdout, stderr], [0, 'EBADF read\nEBADF read\n2n 1n\n', ''])
})

kvmTest('one thread waits for all events', async t => {
  const events = Array.from({ length: 100 }, () => new EventFd())
  const waits = events.map(event => event.wait())
  events.forEach((event, index) => {
    event.write(index + 1)
  })
  t.deepEqual(
    await Promise.all(waits),
    events.map((_, index) => BigInt(index + 1)),
  )
  const names = readdirSync('/proc/self/task').map(task => readFileSync(`/proc/self/task/${task}/comm`, 'utf8').trim())
  t.is(names.filter(name => name === 'kvm-eventfd').length, 1)
  for (const event of events) event.close()
})

kvmTest('a process lives while somebody waits, unless told otherwise', async t => {
  const waits = await runModule(`
    import { EventFd } from 'kvm-ioctls'
    const event = new EventFd()
    setTimeout(() => event.write(5), 100).unref()
    console.log(await event.wait())`)
  t.deepEqual([waits.status, waits.stdout, waits.stderr], [0, '5n\n', ''])
  const unref = await runModule(`
    import { EventFd } from 'kvm-ioctls'
    new EventFd().unref().wait()
    console.log('end')`)
  t.deepEqual([unref.status, unref.stdout, unref.stderr], [0, 'end\n', ''])
})

x86Test('the doorbell of a guest rings in the event loop, and no ring is lost', async t => {
  t.timeout(600_000)
  const rings = Number(process.env.RINGS ?? 20_000)
  // mov ecx, RINGS; 1: out 0x42, al; dec ecx; jnz 1b; hlt
  const count = new Uint8Array(new Uint32Array([rings]).buffer)
  const code = [0x66, 0xb9, ...count, 0xe6, 0x42, 0x66, 0x49, 0x75, 0xfa, 0xf4]
  const { vm, vcpu, close } = realMode(new Kvm(), code)
  const doorbell = new EventFd()
  vm.registerIoevent(doorbell, { pio: 0x42 })
  let heard = 0n
  let batches = 0
  const listening = (async () => {
    for await (const count of doorbell) {
      heard += count
      batches++
    }
  })()
  const exit = await vcpu.runAsync()
  t.is(exit.type, 'Hlt')
  while (heard < rings) await new Promise(resolve => setImmediate(resolve))
  doorbell.close()
  await listening
  t.is(heard, BigInt(rings))
  t.log(`${rings} rings were heard as ${batches} counts, without an exit`)
  close()
})

kvmTest('a guest that rings all the time is heard, and does not stop for it', async t => {
  const { vm, vcpu, close } = anyGuest(new Kvm(), 'writes')
  const doorbell = new EventFd()
  vm.registerIoevent(doorbell, { mmio: DEVICE })
  const run = vcpu.runAsync()
  for (let heard = 0n; heard < 100n; ) heard += await doorbell.wait()
  vcpu.kick()
  t.is((await run).type, 'Intr')
  doorbell.close()
  close()
})

kvmTest('a signal that behaves oddly takes nothing from others who wait', async t => {
  const event = new EventFd()
  const throwing = new AbortController().signal
  throwing.addEventListener = () => {
    throw new Error('odd')
  }
  await t.throwsAsync(event.wait({ signal: throwing }), { message: 'odd' })
  const keeping = new AbortController()
  keeping.signal.removeEventListener = () => undefined
  const waits = [event.wait(keeping), event.wait(), event.wait()]
  event.write(1)
  t.is(await waits[0], 1n)
  keeping.abort()
  event.write(2)
  t.is(await waits[1], 2n)
  event.write(3)
  t.is(await waits[2], 3n)
  event.close()
})
