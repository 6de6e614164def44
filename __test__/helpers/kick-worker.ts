// Workers that run a vCPU, kick it at random moments, or clear `immediate_exit` in its page all the time.
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { type Token, VcpuFd } from 'kvm-ioctls'

export interface Task {
  role: 'run' | 'kick' | 'kick-and-run' | 'clear'
  vcpus: Token<'VcpuFd'>[]
  /** How often each vCPU has come back with Intr. */
  intrs: Int32Array
  /** 1 when a runner is to end at its next Intr, which does not count. */
  stop: Int32Array
  kicks: number
}

/** Runs one vCPU, and counts the kicks that end its runs. */
function run({ vcpus: [token], intrs, stop }: Task): void {
  const vcpu = VcpuFd.attach(token as Token<'VcpuFd'>)
  parentPort?.postMessage('attached')
  for (;;) {
    while (vcpu.run().type !== 'Intr');
    if (Atomics.load(stop, 0) === 1) break
    Atomics.add(intrs, 0, 1)
    Atomics.notify(intrs, 0)
  }
  vcpu.close()
}

/** Kicks all vCPUs, the next time when all have come back: a kick that is lost is a wait that never ends. */
function kick({ vcpus, intrs, kicks }: Task): void {
  const handles = vcpus.map(token => VcpuFd.attach(token))
  parentPort?.postMessage('attached')
  for (let kick = 0; kick < kicks; kick++) {
    for (let spin = Math.random() * 2000; spin > 0; spin--) Atomics.load(intrs, 0)
    for (const vcpu of handles) vcpu.kick()
    handles.forEach((_vcpu, index) => {
      // In a loop, since the wake-up may be that of the round before, come late.
      while (Atomics.load(intrs, index) === kick) Atomics.wait(intrs, index, kick)
    })
  }
  for (const vcpu of handles) vcpu.close()
}

/** Kicks and runs one vCPU, in turns, for ever. */
function kickAndRun({ vcpus: [token] }: Task): void {
  const vcpu = VcpuFd.attach(token as Token<'VcpuFd'>)
  parentPort?.postMessage('attached')
  for (;;) {
    vcpu.kick()
    vcpu.run()
  }
}

/** Writes 0 into the byte of each vCPU until it is told to stop. */
function clear({ vcpus, stop }: Task): void {
  const handles = vcpus.map(token => VcpuFd.attach(token))
  parentPort?.postMessage('attached')
  const runs = handles.map(vcpu => vcpu.getKvmRun())
  while (Atomics.load(stop, 0) === 0) for (const run of runs) for (let i = 0; i < 100; i++) run.immediateExit = 0
  for (const vcpu of handles) vcpu.close()
}

if (!isMainThread) {
  const task = workerData as Task
  if (task.role === 'run') run(task)
  else if (task.role === 'kick') kick(task)
  else if (task.role === 'kick-and-run') kickAndRun(task)
  else clear(task)
}
