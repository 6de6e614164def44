// What every runtime has to do, one line of output for each: run by runtimes.test.ts in a project that has installed the
// package, as JavaScript. With the argument "exit" it leaves while guests run. It also is the Worker that it starts.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { EventFd, GuestMemory, Kvm, KvmError, type Token, VcpuFd } from 'kvm-ioctls'
import { anyGuest, DEVICE } from '../guests/any.ts'

function thrown(call: () => unknown): Error {
  try {
    call()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

function expect(condition: boolean, what: unknown): void {
  if (!condition) throw new Error(String(what))
}

const steps: Record<string, () => void | Promise<void>> = {
  async hello() {
    await import(new URL('hello.js', import.meta.url).href)
  },
  errors() {
    const { vm } = anyGuest(new Kvm(), 'spins')
    const refused = thrown(() => vm.createVcpu(0))
    expect(refused instanceof KvmError && refused.code === 'EEXIST', refused)
    const range = thrown(() => vm.createVcpu(-1))
    expect(range instanceof RangeError && range.message.includes('"id"'), range)
    vm.close()
    const closed = thrown(() => vm.createVcpu(1)) as NodeJS.ErrnoException
    expect(closed.code === 'ERR_KVM_CLOSED', closed)
  },
  async 'memory view'() {
    const { vm, vcpu } = anyGuest(new Kvm(), 'writes')
    const memory = GuestMemory.allocate(0x10000)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: DEVICE, memory, memorySize: 0x4000 })
    const { bytes } = memory
    const run = vcpu.runAsync()
    while (bytes[0] !== 0x39) await new Promise(resolve => setTimeout(resolve, 1))
    vcpu.kick()
    await run
    bytes[1] = 43
    expect(memory.read(1, 1)[0] === 43, 'a copy')
  },
  'memory by guest address'() {
    const { vm } = anyGuest(new Kvm(), 'spins')
    const { addressSpace } = vm
    addressSpace.write(0x1ff00, Uint8Array.of(7))
    expect(addressSpace.view(0x1ff00, 1)[0] === 7, 'another memory')
    vm.close()
  },
  async 'a wait for an event'() {
    const event = new EventFd()
    const count = event.wait()
    event.write(3)
    expect((await count) === 3n, 'another number')
    event.close()
  },
  async 'runAsync()'() {
    const { vcpu } = anyGuest(new Kvm(), 'reads')
    const read = await vcpu.runAsync()
    if (read.type === 'MmioRead') read.data[0] = 0x34
    const written = await vcpu.runAsync()
    expect(written.type === 'MmioWrite' && written.data[0] === 0x34, written.type)
  },
  async 'kick() ends a runAsync()'() {
    const { vcpu } = anyGuest(new Kvm(), 'spins')
    const run = vcpu.runAsync()
    vcpu.kick()
    expect((await run).type === 'Intr', 'no Intr')
  },
  async 'a Worker with a token, and a kick'() {
    const { vcpu } = anyGuest(new Kvm(), 'spins')
    const worker = new Worker(new URL(import.meta.url), { workerData: vcpu.share() })
    const heard: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject)
      worker.on('exit', () => resolve())
      worker.on('message', message => {
        heard.push(message)
        if (message === 'running') vcpu.kick()
      })
    })
    expect(heard.join() === 'running,Intr', heard)
  },
}

/** Exits while one guest runs in a Worker, and another by runAsync(). */
async function exit(): Promise<void> {
  const [inWorker, here] = [anyGuest(new Kvm(), 'spins'), anyGuest(new Kvm(), 'spins')]
  const worker = new Worker(new URL(import.meta.url), { workerData: inWorker.vcpu.share() })
  await new Promise(resolve => worker.once('message', resolve))
  here.vcpu.runAsync()
  setTimeout(() => process.exit(7), 20)
}

async function main(): Promise<void> {
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step()
      console.log(`ok ${name}`)
    } catch (error) {
      console.log(`not ok ${name}: ${error instanceof Error ? error.stack : error}`)
    }
  }
  console.log('end')
}

if (isMainThread) {
  await (process.argv[2] === 'exit' ? exit() : main())
} else {
  const vcpu = VcpuFd.attach(workerData as Token<'VcpuFd'>)
  parentPort?.postMessage('running')
  parentPort?.postMessage(vcpu.run().type)
  vcpu.close()
}
