// Two vCPUs, each run by a Worker, count in the memory that they share, while the main thread watches and stops them.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { GuestMemory, Kvm, KvmRegs, VcpuFd } from 'kvm-ioctls'

/** Where the program lies, and where it counts: for both vCPUs together, and for each. */
const CODE = 0x1000
const TOTAL = 0x2000
const OWN = [0x2004, 0x2008]
const ENOUGH = 1000

// again: lock inc dword [TOTAL]; inc dword [bx]; jmp again
const program = Buffer.from('f066ff060020' + '66ff07' + 'ebf5', 'hex')

function createVcpus(memory: GuestMemory): VcpuFd[] {
  const vm = new Kvm().createVm()
  memory.write(CODE, program)
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
  return OWN.map((own, id) => {
    const vcpu = vm.createVcpu(id)
    const sregs = vcpu.getSregs()
    sregs.cs.base = 0n
    sregs.cs.selector = 0
    vcpu.setSregs(sregs)
    vcpu.setRegs(KvmRegs.from({ rip: CODE, rbx: own, rflags: 2 }))
    return vcpu
  })
}

async function main(): Promise<void> {
  const memory = GuestMemory.allocate(0x3000)
  const counters = new DataView(memory.bytes.buffer)
  const count = (address: number) => counters.getUint32(address, true)

  const vcpus = createVcpus(memory)
  const workers = vcpus.map(vcpu => new Worker(new URL(import.meta.url), { workerData: vcpu.share() }))
  const ended = Promise.all(workers.map(worker => once(worker, 'exit')))

  const watch = async () => {
    while (OWN.some(own => count(own) < ENOUGH)) await sleep(10)
  }
  // Should a Worker fail, there is nothing to wait for.
  await Promise.race([watch(), ended])
  for (const vcpu of vcpus) vcpu.kick()
  await ended
  for (const [id, own] of OWN.entries()) console.log(`vCPU ${id} counted to ${count(own)}`)
  console.log(`together they counted to ${count(TOTAL)}`)
}

/** A kick is the exit `Intr`; this guest has no other. */
function runVcpu(vcpu: VcpuFd): void {
  const exit = vcpu.run()
  if (exit.type !== 'Intr') throw new Error(`the guest cannot go on: ${exit.type}`)
}

if (isMainThread) await main()
else runVcpu(VcpuFd.attach(workerData))
