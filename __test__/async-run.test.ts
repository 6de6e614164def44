import { setTimeout as sleep } from 'node:timers/promises'
import { Kvm } from 'kvm-ioctls'
import { anyGuest, CODE, pc } from './guests/any.ts'
import { kvmTest } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'

/** For modules that run in a process of their own: a guest that spins. */
const SPINNER = `
  import { Kvm } from 'kvm-ioctls'
  import { anyGuest } from '${import.meta.resolve('./guests/any.ts')}'
  const { vm, vcpu } = anyGuest(new Kvm(), 'spins')
`

/** A Worker in which the guest of SPINNER runs, when the promise is resolved. */
const IN_WORKER = `
  const { Worker } = await import('node:worker_threads')
  const code = \`
    import { parentPort, workerData } from 'node:worker_threads'
    import { VcpuFd } from 'kvm-ioctls'
    const vcpu = VcpuFd.attach(workerData)
    parentPort.postMessage('running')
    for (;;) vcpu.run()\`
  const url = 'data:text/javascript,' + encodeURIComponent(code.replaceAll("'kvm-ioctls'", JSON.stringify(import.meta.resolve('kvm-ioctls'))))
  const worker = new Worker(new URL(url), { workerData: vcpu.share() })
  await new Promise(resolve => worker.once('message', () => setTimeout(resolve, 50)))
`

kvmTest('timers fire while a guest spins', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const run = vcpu.runAsync()
  const late: number[] = []
  for (let tick = 0; tick < 50; tick++) {
    const due = performance.now() + 10
    await sleep(10)
    late.push(performance.now() - due)
  }
  vcpu.kick()
  t.is((await run).type, 'Intr')
  late.sort((a, b) => a - b)
  t.log(`50 timers of 10 ms were late by ${late[25]?.toFixed(2)} ms in the median, ${late[49]?.toFixed(2)} ms at most`)
  close()
})

kvmTest('answers to reads, exit after exit', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'reads')
  const types: string[] = []
  for await (const exit of vcpu.exits()) {
    types.push(exit.type)
    if (exit.type === 'MmioRead') exit.data[0] = 0x5a
    if (exit.type === 'MmioWrite') {
      t.is(exit.data[0], 0x5a)
      break
    }
  }
  t.deepEqual(types, ['MmioRead', 'MmioWrite'])
  close()
})

kvmTest('a running vCPU is busy, for runs and for ioctls', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const BUSY = { code: 'ERR_KVM_BUSY' }
  const run = vcpu.runAsync()
  t.throws(() => vcpu.run(), BUSY)
  t.throws(() => vcpu.getMpState(), BUSY)
  t.throws(() => pc(vcpu), BUSY)
  await t.throwsAsync(vcpu.runAsync(), BUSY)
  vcpu.kick()
  t.is((await run).type, 'Intr')
  t.is(pc(vcpu), BigInt(CODE))
  close()
})

kvmTest('a vCPU is busy until the exit of its run has arrived', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'reads')
  const run = vcpu.runAsync()
  const until = performance.now() + 200
  while (performance.now() < until);
  t.throws(() => vcpu.run(), { code: 'ERR_KVM_BUSY' })
  t.is((await run).type, 'MmioRead')
  close()
})

kvmTest('abort rejects with the reason of the signal, and the vCPU goes on afterwards', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const controller = new AbortController()
  const run = vcpu.runAsync(controller)
  setImmediate(() => controller.abort(new Error('enough')))
  await t.throwsAsync(run, { message: 'enough' })
  t.is(pc(vcpu), BigInt(CODE))
  await t.throwsAsync(vcpu.runAsync(controller), { message: 'enough' })
  await t.throwsAsync(vcpu.runAsync({ signal: 'now' as never }), { code: 'ERR_INVALID_ARG_TYPE' })
  const next = vcpu.runAsync()
  vcpu.kick()
  t.is((await next).type, 'Intr')
  close()
})

kvmTest('an abort that comes after the exit leaves the exit, and no trace', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'reads')
  const controller = new AbortController()
  const run = vcpu.runAsync(controller)
  const until = performance.now() + 200
  while (performance.now() < until); // The run has ended, and this thread has not heard of it.
  controller.abort()
  const exit = await run
  if (exit.type !== 'MmioRead') return t.fail(exit.type)
  exit.data[0] = 1
  t.is((await vcpu.runAsync()).type, 'MmioWrite')
  close()
})

kvmTest('an abort leaves a kick to the next run', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  for (let round = 0; round < 200; round++) {
    const controller = new AbortController()
    const run = vcpu.runAsync(controller).then(
      exit => exit.type,
      () => 'aborted',
    )
    vcpu.kick()
    controller.abort()
    const first = await run
    const second = vcpu.run().type
    t.is([first, second].filter(type => type === 'Intr').length, 1, `${first}, ${second}`)
  }
  close()
})

kvmTest('leaving the loop from outside ends the run', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const exits = vcpu.exits()
  const next = exits.next()
  t.deepEqual(await exits.return?.(), { done: true, value: undefined })
  t.deepEqual(await next, { done: true, value: undefined })
  t.deepEqual(await exits.next(), { done: true, value: undefined })
  t.is(pc(vcpu), BigInt(CODE))
  const more = vcpu.exits()
  const spinning = more.next()
  await t.throwsAsync(async () => more.throw?.(new Error('mine')), { message: 'mine' })
  t.true((await spinning).done)
  close()
})

kvmTest('the signal of a loop ends its run and the loop, with the reason of the signal', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const controller = new AbortController()
  const exits = vcpu.exits(controller)
  const spinning = exits.next()
  controller.abort(new Error('enough'))
  await t.throwsAsync(spinning, { message: 'enough' })
  t.true((await exits.next()).done)
  await t.throwsAsync(vcpu.exits(controller).next(), { message: 'enough' })
  t.is(pc(vcpu), BigInt(CODE))
  close()
})

kvmTest('options of another type are a TypeError, as a rejection', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  for (const options of [null, 7, { signal: {} }, { signal: null }]) {
    await t.throwsAsync(vcpu.runAsync(options as never), { code: 'ERR_INVALID_ARG_TYPE' })
    await t.throwsAsync(vcpu.exits(options as never).next(), { code: 'ERR_INVALID_ARG_TYPE' })
  }
  close()
})

kvmTest('leaving a loop ends no run but its own', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  const exits = vcpu.exits()
  t.is((await exits.next()).value?.type, 'MmioWrite')
  const other = vcpu.runAsync()
  await exits.return?.()
  t.is((await other).type, 'MmioWrite')
  close()
})

kvmTest('a next() while another one is pending waits for its turn', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'reads')
  const exits = vcpu.exits()
  const types = [exits.next(), exits.next(), exits.next()].map(async next => (await next).value?.type)
  t.deepEqual(await Promise.all(types), ['MmioRead', 'MmioWrite', 'MmioRead'])
  t.is((await exits.next()).value?.type, 'MmioWrite')
  t.deepEqual(await exits.return?.(), { done: true, value: undefined })
  close()
})

kvmTest('leaving a loop ends all that was asked for, and leaves a vCPU that is not running', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const exits = vcpu.exits()
  const asked = [exits.next(), exits.next(), exits.next()]
  t.deepEqual(await exits.return?.(), { done: true, value: undefined })
  t.is(pc(vcpu), BigInt(CODE))
  for (const next of asked) t.true((await next).done)
  close()
})

kvmTest('an error ends the loop: it is thrown once, and what was asked for after it is done', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const exits = vcpu.exits()
  const asked = [exits.next(), exits.next()] as const
  vcpu.close()
  await t.throwsAsync(asked[0], { code: 'ERR_KVM_CLOSED' })
  t.true((await asked[1]).done)
  close()
})

kvmTest('a signal that throws costs the run that it was given to, and nothing else', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const { signal } = new AbortController()
  signal.addEventListener = () => {
    throw new Error('odd')
  }
  await t.throwsAsync(vcpu.runAsync({ signal }), { message: 'odd' })
  t.is(pc(vcpu), BigInt(CODE))
  vcpu.kick()
  t.is((await vcpu.runAsync()).type, 'Intr')
  close()
})

kvmTest(
  'a signal that throws when its listener is taken away, or when it is asked for its reason, costs no exit',
  async t => {
    const { vcpu, close } = anyGuest(new Kvm(), 'reads')
    const odd = new AbortController()
    odd.signal.removeEventListener = () => {
      throw new Error('odd')
    }
    t.is((await vcpu.runAsync(odd)).type, 'MmioRead')
    t.is((await vcpu.runAsync()).type, 'MmioWrite')
    close()
    const spinner = anyGuest(new Kvm(), 'spins')
    const run = spinner.vcpu.runAsync(odd)
    Object.defineProperty(odd.signal, 'reason', {
      get() {
        throw new Error('no reason')
      },
    })
    odd.abort()
    await t.throwsAsync(run, { message: 'no reason' })
    t.is(pc(spinner.vcpu), BigInt(CODE))
    spinner.close()
  },
)

kvmTest('a signal that closes the vCPU or begins a run while it takes a listener', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const signal = (listen: () => void): AbortSignal =>
    Object.assign(new AbortController().signal, { addEventListener: listen })
  let other: Promise<unknown> | undefined
  const begins = signal(() => {
    other = vcpu.runAsync()
  })
  await t.throwsAsync(vcpu.runAsync({ signal: begins }), { code: 'ERR_KVM_BUSY' })
  vcpu.kick()
  t.like(await other, { type: 'Intr' })
  await t.throwsAsync(vcpu.runAsync({ signal: signal(() => vcpu.close()) }), { code: 'ERR_KVM_CLOSED' })
  close()
})

kvmTest('a signal that keeps its listeners, or is aborted while it takes one, ends no run but its own', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const late = new AbortController()
  late.signal.removeEventListener = () => {}
  const run = vcpu.runAsync({ signal: late.signal })
  vcpu.kick()
  t.is((await run).type, 'Intr')
  const next = vcpu.runAsync()
  late.abort()
  setTimeout(() => vcpu.kick(), 50)
  t.is((await next).type, 'Intr')

  const early = new AbortController()
  const { addEventListener } = early.signal
  early.signal.addEventListener = (...args: unknown[]) => {
    Reflect.apply(addEventListener, early.signal, args)
    early.abort(new Error('at once'))
  }
  const before = pc(vcpu)
  await t.throwsAsync(vcpu.runAsync({ signal: early.signal }), { message: 'at once' })
  t.is(pc(vcpu), before)
  close()
})

kvmTest('a handle that is closed past its own close() ends its run, and no other', async t => {
  const first = anyGuest(new Kvm(), 'spins')
  const closed = first.vcpu.runAsync()
  Kvm.prototype.close.call(first.vcpu as never)
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const run = vcpu.runAsync()
  await t.throwsAsync(closed, { code: 'ERR_KVM_CLOSED' })
  await sleep(20)
  t.throws(() => vcpu.getMpState(), { code: 'ERR_KVM_BUSY' })
  vcpu.kick()
  t.is((await run).type, 'Intr')
  close()
  first.close()
})

kvmTest('close() ends the run, and rejects its promise', async t => {
  const { vcpu, vm, memory } = anyGuest(new Kvm(), 'spins')
  const run = vcpu.runAsync()
  vcpu.close()
  await t.throwsAsync(run, { code: 'ERR_KVM_CLOSED' })
  await t.throwsAsync(vcpu.runAsync(), { code: 'ERR_KVM_CLOSED' })
  t.throws(() => vcpu.kick(), { code: 'ERR_KVM_CLOSED' })
  vm.close()
  memory.close()
})

kvmTest('many vCPUs run at the same time, which a pool of threads would not do', async t => {
  const guests = Array.from({ length: 12 }, () => anyGuest(new Kvm(), 'spins'))
  const runs = guests.map(({ vcpu }) => vcpu.runAsync())
  await sleep(50)
  for (const { vcpu } of guests) vcpu.kick()
  t.deepEqual(new Set((await Promise.all(runs)).map(exit => exit.type)), new Set(['Intr']))
  for (const guest of guests) guest.close()
})

kvmTest('a process ends by itself when no run is pending, and lives for one that is', async t => {
  const idle = await runModule(`${SPINNER}
    vcpu.kick()
    console.log((await vcpu.runAsync()).type)`)
  t.deepEqual([idle.status, idle.stdout, idle.stderr], [0, 'Intr\n', ''])
  const pending = await runModule(`${SPINNER}
    setTimeout(() => vcpu.kick(), 100).unref()
    console.log((await vcpu.runAsync()).type)`)
  t.deepEqual([pending.status, pending.stdout, pending.stderr], [0, 'Intr\n', ''])
  const unref = await runModule(`${SPINNER}
    vcpu.unref().runAsync()
    console.log('end')`)
  t.deepEqual([unref.status, unref.stdout, unref.stderr], [0, 'end\n', ''])
  const closed = await runModule(`${SPINNER}
    const run = vcpu.runAsync()
    vcpu.close()
    vcpu.ref()
    await run.catch(error => console.log(error.code))`)
  t.deepEqual([closed.status, closed.stdout, closed.stderr], [0, 'ERR_KVM_CLOSED\n', ''])
})

for (const [where, begin] of [
  ['in runAsync()', 'vcpu.runAsync()'],
  ['in a Worker', IN_WORKER],
] as const) {
  kvmTest(`process.exit(), an uncaught exception and SIGTERM end a process with a guest ${where}`, async t => {
    const exit = await runModule(`${SPINNER}${begin}\nsetTimeout(() => process.exit(7), 50)`)
    t.deepEqual([exit.status, exit.stderr], [7, ''])
    const uncaught = await runModule(`${SPINNER}${begin}\nsetTimeout(() => { throw new Error('mine') }, 50)`)
    t.is(uncaught.status, 1)
    t.regex(uncaught.stderr, /Error: mine/)
    const killed = await runModule(`${SPINNER}${begin}\nsetTimeout(() => process.kill(process.pid), 50)`)
    t.is(killed.status, 'SIGTERM')
  })
}

kvmTest('a vCPU that a Worker makes when the process has begun to exit does not run', async t => {
  const exit = await runModule(`${SPINNER}
    const { Worker } = await import('node:worker_threads')
    const code = ${JSON.stringify(SPINNER)} + \`
      import { parentPort } from 'node:worker_threads'
      import { VmFd } from 'kvm-ioctls'
      parentPort.postMessage('running')
      for (let id = 1; ; id++) {
        vcpu.run()
        vm.createVcpu(id).run()
      }\`
    const url = 'data:text/javascript,' + encodeURIComponent(code.replaceAll("'kvm-ioctls'", JSON.stringify(import.meta.resolve('kvm-ioctls'))))
    const worker = new Worker(new URL(url))
    worker.once('message', () => setTimeout(() => process.exit(7), 50))
    // The Worker goes on until all listeners are through.
    process.on('exit', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200))`)
  t.deepEqual([exit.status, exit.stderr], [7, ''])
})

kvmTest('Workers that are ended in the middle of a run leave nothing behind', async t => {
  t.timeout(300_000)
  const rounds = Number(process.env.WORKERS ?? 20)
  const { status, stdout, stderr } = await runModule(`${SPINNER}
    import { readdirSync, readFileSync } from 'node:fs'
    const count = () => ({
      fds: readdirSync('/proc/self/fd').length,
      threads: readdirSync('/proc/self/task').length,
      pages: readFileSync('/proc/self/maps', 'utf8').split('\\n').filter(line => line.includes('kvm')).length,
    })
    const round = async () => {
      ${IN_WORKER}
      const ended = worker.terminate()
      vcpu.kick()
      await ended
    }
    for (let i = 0; i < 3; i++) await round()
    const before = count()
    for (let i = 0; i < ${rounds}; i++) await round()
    const after = count()
    console.log(JSON.stringify([before, after]))`)
  t.is(stderr, '')
  t.is(status, 0)
  const [before, after] = JSON.parse(stdout)
  t.log(`${rounds} Workers: before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`)
  for (const what of ['fds', 'threads', 'pages']) t.true(after[what] <= before[what], what)
})
