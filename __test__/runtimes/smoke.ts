// What every runtime has to do, one line of output for each: run by runtimes.test.ts in a project that has installed the
// package, as JavaScript. With the argument "exit" it leaves while guests run. It also is the Worker that it starts.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { EventFd, GuestMemory, Kvm, KvmError, KvmMpState, type Token, type VcpuExit, VcpuFd } from 'kvm-ioctls'
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

/** What the Worker does: it runs a vCPU. */
interface Task {
  token: Token<'VcpuFd'>
  way: 'blocking' | 'async'
}

function startWorker(vcpu: VcpuFd, way: Task['way']): Worker {
  return new Worker(new URL(import.meta.url), { workerData: { token: vcpu.share(), way } satisfies Task })
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
  'no transfer takes the memory'() {
    // Deno moves the memory to the new owner. Marked as untransferable, it is refused, and Deno crashes when it ends.
    if ('deno' in process.versions) return
    const { vcpu } = anyGuest(new Kvm(), 'spins')
    for (const { buffer, byteLength } of [GuestMemory.allocate(0x1000).bytes, vcpu.getKvmRun().bytes]) {
      // Node 20 copies what it cannot transfer, and says nothing.
      if (!process.versions.node.startsWith('20.')) {
        const refused = thrown(() => structuredClone(buffer, { transfer: [buffer as ArrayBuffer] }))
        expect(refused instanceof DOMException || refused instanceof TypeError, refused)
        thrown(() => new MessageChannel().port1.postMessage(buffer, [buffer as ArrayBuffer]))
      } else structuredClone(buffer, { transfer: [buffer as ArrayBuffer] })
      expect(buffer.byteLength >= byteLength, 'it is gone')
    }
  },
  'structuredClone() refuses handles, structs and exits'() {
    const { vm, vcpu } = anyGuest(new Kvm(), 'writes')
    const [memory, event] = [GuestMemory.allocate(0x1000), new EventFd()]
    for (const value of [vm, vcpu, memory, event, vm.addressSpace, new KvmMpState(), vcpu.run()]) {
      const { name } = thrown(() => structuredClone(value))
      expect(name === 'DataCloneError', name)
    }
    const state = KvmMpState.fromBytes(structuredClone(KvmMpState.from({ mpState: 1 }).bytes))
    expect(state.mpState === 1, state)
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
    const worker = startWorker(vcpu, 'blocking')
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
  async 'the end of a Worker ends its runAsync()'() {
    const { vcpu } = anyGuest(new Kvm(), 'spins')
    const worker = startWorker(vcpu, 'async')
    await new Promise(resolve => worker.once('message', resolve))
    await worker.terminate()
    expect((await kickWhenFree(vcpu)).type === 'Intr', 'no Intr')
  },
}

/** Deno's terminate() does not wait until the Worker has ended. */
async function kickWhenFree(vcpu: VcpuFd): Promise<VcpuExit> {
  for (let tries = 1; ; tries++) {
    const run = vcpu.runAsync()
    vcpu.kick()
    try {
      return await run
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_KVM_BUSY' || tries === 500) throw error
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
}

/** Exits while one guest runs in a Worker, and another by runAsync(). */
async function exit(): Promise<void> {
  const [inWorker, here] = [anyGuest(new Kvm(), 'spins'), anyGuest(new Kvm(), 'spins')]
  const worker = startWorker(inWorker.vcpu, 'blocking')
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
  const { token, way } = workerData as Task
  const vcpu = VcpuFd.attach(token)
  const run = way === 'async' ? vcpu.runAsync() : undefined
  parentPort?.postMessage('running')
  const exit = (await run) ?? vcpu.run()
  parentPort?.postMessage(exit.type)
  vcpu.close()
}
