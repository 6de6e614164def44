// Reads that the program does not answer: the guest gets ones, and no bytes of an earlier access.
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { ExecutionContext } from 'ava'
import { Kvm, type VcpuFd } from 'kvm-ioctls'
import { anyGuest, DEVICE } from './guests/any.ts'
import { realMode } from './guests/real-mode.ts'
import { aarch64Test, riscv64Test, x86Test } from './helpers/kvm-test.ts'
import { run, withGuest } from './helpers/run-guest.ts'

const HLT = 0xf4

/** The guest reads a byte and writes it back, again and again. Answers the reads that have an answer. */
function readsGiveOnes(t: ExecutionContext): void {
  const kvm = new Kvm()
  const guest = anyGuest(kvm, 'reads')
  for (const answer of [undefined, 0x5a, undefined, undefined, 0xa5, undefined]) {
    const read = run(t, guest, 'MmioRead')
    t.is(read.addressNumber, DEVICE)
    t.deepEqual([...read.data], [0xff])
    t.deepEqual([...guest.vcpu.getKvmRun().mmio.data], Array(8).fill(0xff), 'in the page itself')
    if (answer !== undefined) read.data[0] = answer
    t.deepEqual([...run(t, guest, 'MmioWrite').data], [answer ?? 0xff])
  }
  guest.close()
  kvm.close()
}

async function asyncReadsGiveOnes(t: ExecutionContext): Promise<void> {
  const kvm = new Kvm()
  const guest = anyGuest(kvm, 'reads')
  const answers = [0x5a, undefined, undefined, 0xa5, undefined]
  let answer: number | undefined
  for await (const exit of guest.vcpu.exits()) {
    if (exit.type === 'MmioRead') {
      t.deepEqual([...exit.data], [0xff])
      answer = answers.shift()
      if (answer !== undefined) exit.data[0] = answer
    } else if (exit.type === 'MmioWrite') {
      t.deepEqual([...exit.data], [answer ?? 0xff])
      if (answers.length === 0) break
    } else t.fail(exit.type)
  }
  guest.close()
  kvm.close()
}

x86Test('an MMIO read that nobody answers gives ones', readsGiveOnes)
aarch64Test('an MMIO read that nobody answers gives ones', readsGiveOnes)
riscv64Test('an MMIO read that nobody answers gives ones', readsGiveOnes)

x86Test('an MMIO read of exits() that nobody answers gives ones', asyncReadsGiveOnes)
aarch64Test('an MMIO read of exits() that nobody answers gives ones', asyncReadsGiveOnes)
riscv64Test('an MMIO read of exits() that nobody answers gives ones', asyncReadsGiveOnes)

/** The guest's RAX, of which an instruction of 32 bits clears the upper half. */
const eax = (vcpu: VcpuFd): number => Number(vcpu.getRegs().rax & 0xffff_ffffn)

x86Test('a port read that nobody answers gives ones, of each width', t =>
  withGuest(
    [
      ...[0xee, 0xec], // out dx, al; in al, dx
      ...[0xef, 0xed], // out dx, ax; in ax, dx
      ...[0x66, 0xef, 0x66, 0xed], // out dx, eax; in eax, dx
      HLT,
    ],
    { rax: 0x1122_3344, rdx: 0x42 },
    guest => {
      const { vcpu } = guest
      for (const [width, expected] of [
        [1, 0x1122_33ff],
        [2, 0x1122_ffff],
        [4, 0xffff_ffff],
      ] as const) {
        t.is(run(t, guest, 'IoOut').data.length, width)
        const read = run(t, guest, 'IoIn')
        t.deepEqual([...read.data], Array(width).fill(0xff))
        vcpu.kick()
        run(t, guest, 'Intr')
        t.is(eax(vcpu), expected, 'a run that is kicked completes the read')
      }
      run(t, guest, 'Hlt')
    },
  ),
)

x86Test('a kick between the answer and the next run leaves the answer', t =>
  withGuest(
    [0xec, 0xec, 0xa0, 0x00, 0x80, HLT], // in al, dx; in al, dx; mov al, [0x8000]
    { rdx: 0x42 },
    guest => {
      for (const [type, answer] of [
        ['IoIn', 0x12],
        ['IoIn', 0x34],
        ['MmioRead', 0x56],
      ] as const) {
        run(t, guest, type).data[0] = answer
        guest.vcpu.kick()
        run(t, guest, 'Intr')
        t.is(eax(guest.vcpu), answer)
      }
      run(t, guest, 'Hlt')
    },
  ),
)

x86Test('rep ins that nobody answers gives ones, of more bytes than a register has', t =>
  withGuest(
    [
      ...[0xf3, 0x6e], // rep outsb
      ...[0xb9, 0x20, 0x00], // mov cx, 32
      ...[0xf3, 0x6c], // rep insb
      ...[0xb9, 0x03, 0x00], // mov cx, 3
      ...[0xf3, 0x66, 0x6d], // rep insd
      HLT,
    ],
    { rcx: 8, rsi: 0x1100, rdi: 0x1200, rdx: 0x42 },
    guest => {
      guest.memory.write(0x100, new Uint8Array(8).fill(0x5a))
      let read = 0
      for (let exit = guest.vcpu.run(); exit.type !== 'Hlt'; exit = guest.vcpu.run()) {
        if (exit.type === 'IoOut') continue
        if (exit.type !== 'IoIn') return t.fail(exit.type)
        t.is(exit.data.length, exit.size * exit.count)
        t.true(exit.data.every(byte => byte === 0xff))
        read += exit.data.length
      }
      t.is(read, 32 + 12)
      t.deepEqual([...guest.memory.read(0x200, 45)], [...Array(44).fill(0xff), 0])
    },
  ),
)

x86Test('an MMIO read across pages is two exits, and the second does not give the answer to the first', t =>
  withGuest(
    [0xa1, 0xff, 0x8f, HLT], // mov ax, [0x8fff], which is on two pages
    { rax: 0 },
    guest => {
      const first = run(t, guest, 'MmioRead')
      t.deepEqual([...first.data], [0xff])
      first.data[0] = 0x12
      const second = run(t, guest, 'MmioRead')
      t.is(second.addressNumber, 0x9000)
      t.deepEqual([...second.data], [0xff])
      run(t, guest, 'Hlt')
      t.is(eax(guest.vcpu), 0xff12)
    },
  ),
)

x86Test('a thread that writes nonsense to the page does not have ones written past the data', async t => {
  const kvm = new Kvm()
  const guest = realMode(kvm, [0xec, 0xeb, 0xfd], { rdx: 0x42 }) // 1: in al, dx; jmp 1b
  const { vcpu } = guest
  const state = new Int32Array(new SharedArrayBuffer(4))
  const code = `
    import { VcpuFd } from 'kvm-ioctls'
    import { workerData } from 'node:worker_threads'
    const { io } = VcpuFd.attach(workerData.token).getKvmRun()
    Atomics.store(workerData.state, 0, 1)
    while (Atomics.load(workerData.state, 0) === 1) {
      io.size = 255
      io.count = 0xffff_ffff
      io.dataOffset = 8190n
      io.direction = 0
    }
  `
  const url = new URL(
    `data:text/javascript,${encodeURIComponent(code.replace('kvm-ioctls', import.meta.resolve('kvm-ioctls')))}`,
  )
  const worker = new Worker(url, { workerData: { token: vcpu.share(), state } })
  const ended = once(worker, 'exit')
  while (Atomics.load(state, 0) === 0) await setTimeout(1)
  for (let i = 0; i < 20_000; i++) vcpu.run()
  const { buffer } = vcpu.getKvmRun().bytes
  t.true(
    new Uint8Array(buffer, 2 * 4096).every(byte => byte === 0),
    'the page of the coalesced ring',
  )
  t.is(vcpu.getKvmRun().immediateExit, 0)
  Atomics.store(state, 0, 2)
  await ended
  guest.close()
  kvm.close()
})
