import { kvmTest, portion, x86Test } from './helpers/kvm-test.ts'
import { runModule, runNode } from './helpers/run-node.ts'

x86Test('handles go in any order, closed or collected, with views in use and a run under way', async t => {
  t.timeout(300_000)
  const args = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    'fuzz/closing-orders.ts',
    '--of',
    portion(40, 500),
  ]
  const { status, stdout, stderr } = await runNode(args)
  t.is(status, 0, `${stdout}\n${stderr}`)
  t.log(stdout.trim())
})

/** What the modules below have: garbage that is collected, and MiB that are resident. */
const PRELUDE = `
  import { setFlagsFromString } from 'node:v8'
  import { runInNewContext } from 'node:vm'
  import { GuestMemory, Kvm, VcpuFd, VmFd } from 'kvm-ioctls'
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  const collect = async () => {
    for (let round = 0; round < 6; round++) {
      gc()
      await new Promise(setImmediate)
    }
  }
  const MiB = () => Math.round(process.memoryUsage.rss() / (1 << 20))
`

kvmTest('guest memory goes back to the system when nobody can reach it any more, and not before', async t => {
  const { stdout, stderr } = await runModule(`${PRELUDE}
    const SIZE = 128 << 20
    const before = MiB()
    const grown = () => Math.round((MiB() - before) / 128)
    const filled = options => {
      const memory = GuestMemory.allocate(SIZE, options)
      for (let at = 0; at < SIZE; at += 4096) memory.write(at, Uint8Array.of(7))
      return memory
    }
    const log = []
    for (const options of [{}, { memfd: true }]) {
      const memory = filled(options)
      log.push('filled', grown())
      // write() has made a view.
      memory.close()
      await collect()
      log.push('closed', grown())
    }
    let view = (() => {
      const memory = filled()
      const { bytes } = memory
      memory.close()
      return bytes.subarray(4096, 8192)
    })()
    await collect()
    log.push('view', grown(), view[0])
    view = undefined
    await collect()
    log.push('no view', grown())
    const kvm = new Kvm()
    const vm = kvm.createVm()
    const slot = () => {
      const memory = filled()
      vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
      memory.close()
    }
    slot()
    await collect()
    log.push('slot', grown(), vm.addressSpace.read(4096, 1)[0])
    vm.removeUserMemoryRegion(0)
    await collect()
    log.push('no slot', grown())
    slot()
    const stats = vm.getStatsFd()
    vm.close()
    await collect()
    log.push('stats', grown())
    stats.close()
    await collect()
    log.push('end', grown())
    console.log(log.join(' '))`)
  const both = 'filled 1 closed 0 filled 1 closed 0'
  t.is(stdout, `${both} view 1 7 no view 0 slot 1 7 no slot 0 stats 1 end 0\n`, stderr)
})

kvmTest('memory that no view was made of goes back when it is closed, without the garbage collector', async t => {
  const { stdout, stderr } = await runModule(`${PRELUDE}
    import { readFileSync } from 'node:fs'
    const kvm = new Kvm()
    const mapped = () => readFileSync('/proc/self/maps', 'utf8').includes('memfd:kvm-ioctls')
    const vm = kvm.createVm()
    const memory = GuestMemory.allocate(128 << 20, { memfd: true })
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
    const log = [mapped()]
    memory.close()
    log.push(mapped())
    vm.close()
    log.push(mapped())
    console.log(log.join())`)
  t.is(stdout, 'true,true,false\n', stderr)
})

kvmTest(
  'a finalizer may kick and close what is left, and a Worker may end with tokens and views of others',
  async t => {
    t.timeout(120_000)
    const { status, stdout, stderr } = await runModule(`${PRELUDE}
    import { Worker } from 'node:worker_threads'
    const kvm = new Kvm()
    const vm = kvm.createVm()
    let finalized = 0
    const registry = new FinalizationRegistry(vcpu => {
      finalized++
      vcpu.kick()
      vcpu.close()
    })
    for (let id = 0; id < 8; id++) {
      const vcpu = vm.createVcpu(id)
      registry.register({ id }, vcpu)
    }
    await collect()
    const code = \`
      import { parentPort, workerData } from 'node:worker_threads'
      import { GuestMemory, VcpuFd, VmFd } from 'kvm-ioctls'
      const vm = VmFd.attach(workerData.vm)
      const memory = GuestMemory.attach(workerData.memory)
      const vcpu = vm.createVcpu(workerData.id)
      const page = vcpu.getKvmRun().bytes.buffer.transfer()
      vcpu.share()
      parentPort.postMessage({ bytes: memory.bytes, page }, [page])
      process.exit()\`.replaceAll("'kvm-ioctls'", JSON.stringify(import.meta.resolve('kvm-ioctls')))
    const memory = GuestMemory.allocate(0x1000)
    const views = []
    for (let id = 10; id < 16; id++) {
      const workerData = { vm: vm.share(), memory: memory.share(), id }
      const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(code)), { workerData })
      const exited = new Promise(resolve => worker.once('exit', resolve))
      views.push(await new Promise(resolve => worker.once('message', resolve)))
      await exited
    }
    memory.write(0, Uint8Array.of(9))
    memory.close()
    vm.close()
    await collect()
    for (const { bytes, page } of views) new Uint8Array(page).fill(1)
    console.log(finalized, views.length, views[0].bytes.length)`)
    t.is(stdout, '8 6 4096\n', stderr)
    t.is(status, 0)
  },
)

kvmTest('Workers that are terminated between any two steps leave nothing behind', async t => {
  t.timeout(120_000)
  const { status, stdout, stderr } = await runModule(`${PRELUDE}
    import { EventFd } from 'kvm-ioctls'
    import { readdirSync, readFileSync } from 'node:fs'
    import { Worker } from 'node:worker_threads'
    const code = \`
      import { EventFd, GuestMemory, Kvm, KvmRegs } from 'kvm-ioctls'
      const kvm = new Kvm()
      for (let turn = 0; ; turn++) {
        const vm = kvm.createVm()
        const memory = GuestMemory.allocate(0x1000, { memfd: turn % 2 === 0 })
        memory.bytes.fill(turn)
        vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
        const vcpu = vm.createVcpu(0)
        const run = vcpu.runAsync()
        run.catch(() => undefined)
        const event = new EventFd()
        event.wait().catch(() => undefined)
        if (turn % 3 !== 0) {
          vcpu.kick()
          await run.catch(() => undefined)
        }
        const handles = [vm, memory, vcpu, event]
        for (const handle of handles) if (turn++ % 5 !== 0) handle.close()
      }\`.replaceAll("'kvm-ioctls'", JSON.stringify(import.meta.resolve('kvm-ioctls')))
    const url = new URL('data:text/javascript,' + encodeURIComponent(code))
    const count = () => ({
      fds: readdirSync('/proc/self/fd').length,
      threads: readdirSync('/proc/self/task').length,
      pages: readFileSync('/proc/self/maps', 'utf8').split('\\n').filter(line => line.includes('kvm-vcpu')).length,
    })
    const round = async () => {
      const worker = new Worker(url)
      await new Promise(resolve => worker.once('online', () => setTimeout(resolve, 40 + 80 * Math.random())))
      await worker.terminate()
    }
    // The thread that waits for events stays, whoever has waited first.
    const event = new EventFd()
    setImmediate(() => event.write(1))
    await event.wait()
    event.close()
    for (let i = 0; i < 3; i++) await round()
    const before = count()
    for (let i = 0; i < 15; i++) await round()
    await collect()
    console.log(JSON.stringify([before, count()]))`)
  t.is(stderr, '')
  t.is(status, 0)
  const [before, after] = JSON.parse(stdout)
  t.log(stdout.trim())
  for (const what of ['fds', 'threads', 'pages']) t.true(after[what] <= before[what], what)
})
