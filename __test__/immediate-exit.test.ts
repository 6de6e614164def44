// The byte immediate_exit of the kvm_run page, which anybody who has the page can write at any time.
import { Kvm } from 'kvm-ioctls'
import { anyGuest, CODE, pc } from './guests/any.ts'
import { completesAnsweredRead } from './helpers/answered-read.ts'
import { kvmTest, portion } from './helpers/kvm-test.ts'
import { type Ended, runNode } from './helpers/run-node.ts'

const WORKER = import.meta.resolve('./helpers/kick-worker.ts')

/**
 * A module in a process of its own, which a run that nothing ends would stop from ending: a guest that spins, and
 * `attack()`, which has a Worker write 0 into the byte of a vCPU all the time.
 */
const attacked = (code: string): Promise<Ended> => {
  const module = `
    import { Worker } from 'node:worker_threads'
    import { once } from 'node:events'
    import { setTimeout as sleep } from 'node:timers/promises'
    import { Kvm } from 'kvm-ioctls'
    import { anyGuest } from '${import.meta.resolve('./guests/any.ts')}'
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const intrs = new Int32Array(new SharedArrayBuffer(4))
    const start = async (role, vcpu, kicks = 0) => {
      const workerData = { role, vcpus: [vcpu.share()], intrs, stop, kicks }
      const worker = new Worker(new URL('${WORKER}'), { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] })
      await once(worker, 'message')
      return worker
    }
    const attack = vcpu => start('clear', vcpu)
    const { vm, vcpu } = anyGuest(new Kvm(), 'spins')
    ${code}`
  return runNode(['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', module], undefined, 60_000)
}

kvmTest('the byte that a caller writes ends each run with Intr, until it is 0 again, as in C', t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  for (const value of [1, 2, 127]) {
    vcpu.getKvmRun().immediateExit = value
    t.is(vcpu.run().type, 'Intr', `${value}`)
    t.is(vcpu.run().type, 'Intr', `${value}, again`)
    t.is(pc(vcpu), BigInt(CODE))
  }
  vcpu.setKvmImmediateExit(0)
  t.is(vcpu.run().type, 'MmioWrite')
  vcpu.setKvmImmediateExit(1)
  t.is(vcpu.run().type, 'Intr')
  vcpu.getKvmRun().immediateExit = 0
  t.is(vcpu.run().type, 'MmioWrite')
  close()
})

kvmTest('bit 7 of the byte belongs to kicks: the field reads it as 0 and refuses it', t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const run = vcpu.getKvmRun()
  for (const value of [128, 255]) {
    const error = t.throws(() => {
      run.immediateExit = value
    })
    t.regex(error?.message ?? '', /0 to 127.*kick\(\).*setKvmImmediateExit\(\)/)
  }
  vcpu.kick()
  const saved = run.immediateExit
  t.is(saved, 0)
  run.immediateExit = saved
  t.is(vcpu.run().type, 'Intr')
  close()
})

kvmTest('the byte that a caller writes ends runs of runAsync(), too', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  vcpu.getKvmRun().immediateExit = 1
  t.is((await vcpu.runAsync()).type, 'Intr')
  vcpu.getKvmRun().immediateExit = 0
  t.is((await vcpu.runAsync()).type, 'MmioWrite')
  close()
})

kvmTest('a kick ends the next run although 0 was written into the byte after it', t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  for (let round = 0; round < 100; round++) {
    vcpu.kick()
    vcpu.getKvmRun().immediateExit = 0
    t.is(vcpu.run().type, 'Intr')
    t.is(vcpu.run().type, 'MmioWrite')
  }
  close()
})

kvmTest('a kick whose byte was cleared lets what follows from an exit be completed first', t => {
  completesAnsweredRead(t, vcpu => {
    vcpu.kick()
    vcpu.getKvmRun().immediateExit = 0
  })
})

kvmTest('a byte that was set before a kick, or after it, is apart from the kick', t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  vcpu.getKvmRun().immediateExit = 1
  vcpu.kick()
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.run().type, 'Intr')
  vcpu.setKvmImmediateExit(0)
  t.is(vcpu.run().type, 'MmioWrite')
  vcpu.kick()
  vcpu.getKvmRun().immediateExit = 1
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.run().type, 'Intr')
  vcpu.setKvmImmediateExit(0)
  t.is(vcpu.run().type, 'MmioWrite')
  close()
})

kvmTest('kicks end the runs of a vCPU while another thread clears the byte', async t => {
  t.timeout(120_000)
  const kicks = portion(2000, 200)
  const { status, stdout, stderr } = await attacked(`
    await attack(vcpu)
    await start('run', vcpu)
    const kicker = await start('kick', vcpu, ${kicks})
    await once(kicker, 'exit')
    stop.fill(1)
    vcpu.kick()
    console.log(intrs[0])`)
  t.deepEqual([status, stdout, stderr], [0, `${kicks}\n`, ''])
})

kvmTest('aborts and close() end runs of runAsync() while another thread clears the byte', async t => {
  t.timeout(120_000)
  const rounds = portion(1000, 100)
  const { status, stdout, stderr } = await attacked(`
    await attack(vcpu)
    for (let round = 0; round < ${rounds}; round++) {
      const controller = new AbortController()
      const run = vcpu.runAsync(controller)
      if (round % 2) await sleep(Math.random() * 2)
      controller.abort(new Error('enough'))
      await run.then(exit => console.log(exit.type), error => error.message === 'enough' || console.log(error))
    }
    const closed = vcpu.runAsync()
    vcpu.close()
    await closed.catch(error => console.log(error.code))
    const other = anyGuest(new Kvm(), 'spins')
    await attack(other.vcpu)
    const running = other.vcpu.runAsync()
    await sleep(20)
    other.vcpu.close()
    await running.catch(error => console.log(error.code))
    stop.fill(1)`)
  t.deepEqual([status, stdout, stderr], [0, 'ERR_KVM_CLOSED\nERR_KVM_CLOSED\n', ''])
})

kvmTest('a Worker that runs a vCPU ends by terminate() and kick() while another thread clears the byte', async t => {
  t.timeout(120_000)
  const { status, stdout, stderr } = await attacked(`
    await attack(vcpu)
    for (let round = 0; round < ${portion(15, 4)}; round++) {
      vcpu.kick()
      const worker = await start('run', vcpu)
      await sleep(Math.random() * 10)
      const ended = worker.terminate()
      vcpu.kick()
      await ended
      // A kick that came before the run is the next one's.
      vcpu.kick()
      vcpu.run()
    }
    stop.fill(1)
    console.log('end')`)
  t.deepEqual([status, stdout, stderr], [0, 'end\n', ''])
})

kvmTest('the end of a Worker ends its runs of runAsync() while another thread clears the byte', async t => {
  t.timeout(120_000)
  const { status, stdout, stderr } = await attacked(`
    await attack(vcpu)
    const code = \`
      import { parentPort, workerData } from 'node:worker_threads'
      import { VcpuFd } from 'kvm-ioctls'
      const vcpu = VcpuFd.attach(workerData)
      vcpu.runAsync()
      parentPort.postMessage('running')\`
    const url = 'data:text/javascript,' + encodeURIComponent(code.replaceAll("'kvm-ioctls'", JSON.stringify(import.meta.resolve('kvm-ioctls'))))
    for (let round = 0; round < ${portion(15, 4)}; round++) {
      const worker = new Worker(new URL(url), { workerData: vcpu.share() })
      await once(worker, 'message')
      await worker.terminate()
    }
    stop.fill(1)
    console.log('end')`)
  t.deepEqual([status, stdout, stderr], [0, 'end\n', ''])
})

for (const [where, begin] of [
  ['in a Worker', "await start('run', vcpu)"],
  ['in a Worker that kicks and runs it in turns', "await start('kick-and-run', vcpu)"],
  ['in runAsync()', 'vcpu.runAsync()'],
] as const) {
  kvmTest(`process.exit() ends a process with a guest ${where} while another thread clears the byte`, async t => {
    t.timeout(300_000)
    for (let round = 0; round < Number(portion(15, 4)); round++) {
      const { status, stderr } = await attacked(`
        await attack(vcpu)
        ${begin}
        setTimeout(() => process.exit(7), 20 + Math.random() * 10)`)
      t.deepEqual([status, stderr], [7, ''])
    }
  })
}
