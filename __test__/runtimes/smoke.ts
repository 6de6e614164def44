// What every runtime has to do, one line of output for each: run by runtimes.test.ts in a project that has installed the
// package, as JavaScript. With the argument "exit" it leaves while guests run. It also is the Worker that it starts.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { EventFd, GuestMemory, Kvm, KvmError, KvmRegs, type Token, VcpuFd } from 'kvm-ioctls'

const HELLO = [0xba, 0xf8, 0x03, 0x00, 0xd8, 0x04, 0x30, 0xee, 0xb0, 0x0a, 0xee, 0xf4]
const SPINS = [0xeb, 0xfe]

/** A guest in real mode, with the registers that HELLO needs. */
function guest(code: readonly number[]) {
  const memory = GuestMemory.allocate(0x1000)
  memory.write(0, Uint8Array.from(code))
  const vm = new Kvm().createVm()
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
  const vcpu = vm.createVcpu(0)
  const sregs = vcpu.getSregs()
  sregs.cs.base = 0n
  sregs.cs.selector = 0
  sregs.idt.limit = 0
  vcpu.setSregs(sregs)
  vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rax: 2, rbx: 2, rflags: 2 }))
  return { memory, vm, vcpu }
}

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
  hello() {
    const { vcpu } = guest(HELLO)
    let text = ''
    for (let exit = vcpu.run(); exit.type === 'IoOut'; exit = vcpu.run()) text += String.fromCharCode(...exit.data)
    expect(text === '4\n', text)
  },
  errors() {
    const { vm } = guest(HELLO)
    const refused = thrown(() => vm.createVcpu(0))
    expect(refused instanceof KvmError && refused.code === 'EEXIST', refused)
    const range = thrown(() => vm.createVcpu(-1))
    expect(range instanceof RangeError && range.message.includes('"id"'), range)
    vm.close()
    const closed = thrown(() => vm.createVcpu(1)) as NodeJS.ErrnoException
    expect(closed.code === 'ERR_KVM_CLOSED', closed)
  },
  'memory view'() {
    const { memory, vcpu } = guest([0xc6, 0x06, 0x00, 0x1f, 0x2a, 0xf4]) // mov byte [0x1f00], 42; hlt
    const { bytes } = memory
    expect(vcpu.run().type === 'Hlt' && bytes[0xf00] === 42, bytes[0xf00])
    bytes[0xf01] = 43
    expect(memory.read(0xf01, 1)[0] === 43, 'a copy')
  },
  'memory by guest address'() {
    const { vm } = guest(HELLO)
    const { addressSpace } = vm
    addressSpace.write(0x1f00, Uint8Array.of(7))
    expect(addressSpace.view(0x1f00, 1)[0] === 7, 'another memory')
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
    const { vcpu } = guest(HELLO)
    const exit = await vcpu.runAsync()
    expect(exit.type === 'IoOut' && exit.data[0] === 0x34, exit.type)
  },
  async 'kick() ends a runAsync()'() {
    const { vcpu } = guest(SPINS)
    const run = vcpu.runAsync()
    vcpu.kick()
    expect((await run).type === 'Intr', 'no Intr')
  },
  async 'a Worker with a token, and a kick'() {
    const { vcpu } = guest(SPINS)
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
  const [inWorker, here] = [guest(SPINS), guest(SPINS)]
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
