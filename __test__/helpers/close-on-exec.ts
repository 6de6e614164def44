// `close-on-exec.ts CASE` prints the files of KVM, events and memory that the programs it starts inherit, one on a line.
import { execFile, execFileSync } from 'node:child_process'
import { closeSync } from 'node:fs'
import { promisify } from 'node:util'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import {
  Cap,
  EventFd,
  GuestMemory,
  KVM_DEV_TYPE_VFIO,
  Kvm,
  KvmCreateDevice,
  KvmError,
  MemorySnapshot,
} from 'kvm-ioctls'

interface Closable {
  close(): void
}

/** Makes a file descriptor of each kind but a guest_memfd. */
function everyKind(kvm: Kvm): Closable[] {
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  const event = new EventFd()
  const memory = GuestMemory.allocate(0x1000, { memfd: true })
  const made: Closable[] = [new Kvm(), vm, vcpu, event, event.tryClone(), memory, MemorySnapshot.from(memory)]
  // KVM of an older kernel lacks some.
  for (const make of [
    () => vm.getStatsFd(),
    () => vcpu.getStatsFd(),
    () => vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })),
  ]) {
    try {
      made.push(make())
    } catch (error) {
      if (!(error instanceof KvmError)) throw error
    }
  }
  const fd = Kvm.openWithCloexec(true)
  return [...made, { close: () => closeSync(fd) }]
}

const LIST = ['-l', '/proc/self/fd'] as const

/** What a program has open, of what its listing of `/proc/self/fd` says. */
const inherited = (listing: string): string[] =>
  [...listing.matchAll(/-> (.*)$/gm)].map(([, name = '']) => name).filter(name => /kvm|event|memfd|memory/.test(name))

/** All kinds are open, and an event is waited for; one file descriptor is open across exec, and shows. */
function open(): void {
  const kvm = new Kvm()
  Kvm.openWithCloexec(false)
  const all = everyKind(kvm)
  const event = new EventFd()
  void event.wait().catch(() => {})
  if (kvm.checkExtension(Cap.GuestMemfd)) all.push(kvm.createVm().createGuestMemfd({ size: 0x1000 }))
  for (const name of inherited(execFileSync('ls', LIST, { encoding: 'utf8' }))) console.log(name)
  for (const handle of [...all, event]) handle.close()
}

/** A Worker makes and closes all kinds, over and over, but a guest_memfd: its flag is set by a second system call. */
async function random(): Promise<void> {
  const stop = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(new URL(import.meta.url), { workerData: stop, trackUnmanagedFds: false })
  const ended = new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject))
  // The Worker counts its rounds: the first has to be over.
  while (Atomics.load(stop, 1) === 0) await new Promise(resolve => setTimeout(resolve, 1))
  for (let child = 0; child < 60; child++) {
    const { stdout } = await promisify(execFile)('ls', LIST)
    for (const name of inherited(stdout)) console.log(name)
  }
  Atomics.store(stop, 0, 1)
  await ended
}

if (!isMainThread) {
  const stop = workerData as Int32Array
  const kvm = new Kvm()
  while (Atomics.load(stop, 0) === 0) {
    for (const handle of everyKind(kvm)) handle.close()
    Atomics.add(stop, 1, 1)
  }
} else if (process.argv[2] === 'open') open()
else await random()
