import { inspect } from 'node:util'
import { GuestMemory, KVM_INTERNAL_ERROR_EMULATION, KVM_MEM_READONLY, Kvm, KvmRun, KvmRunIo } from 'kvm-ioctls'
import { longMode } from './guests/long-mode.ts'
import { fullKvmTest, kvmTest } from './helpers/kvm-test.ts'
import { run, withGuest } from './helpers/run-guest.ts'
import { runNode } from './helpers/run-node.ts'

const HLT = 0xf4

kvmTest('IoOut: the guest writes to a port, one, two or four bytes wide', t =>
  withGuest(
    [
      0xee, // out dx, al
      0xef, // out dx, ax
      ...[0x66, 0xef], // out dx, eax
      HLT,
    ],
    { rax: 0x44332211, rdx: 0x3f8 },
    guest => {
      for (const size of [1, 2, 4]) {
        const { port, size: width, count, data } = run(t, guest, 'IoOut')
        t.deepEqual({ port, width, count }, { port: 0x3f8, width: size, count: 1 })
        t.deepEqual([...data], [0x11, 0x22, 0x33, 0x44].slice(0, size))
      }
      run(t, guest, 'Hlt')
    },
  ),
)

kvmTest('IoIn: the answer is put into data, in place', t =>
  withGuest(
    [
      0xec, // in al, dx
      HLT,
    ],
    { rdx: 0x60 },
    guest => {
      const exit = run(t, guest, 'IoIn')
      t.is(exit.port, 0x60)
      t.is(exit.size, 1)
      exit.data[0] = 0x42
      run(t, guest, 'Hlt')
      t.is(guest.vcpu.getRegs().rax, 0x42n)
    },
  ),
)

kvmTest('MmioWrite and MmioRead: the guest touches an address where it has no memory', t =>
  withGuest(
    [
      ...[0xa2, 0x00, 0x80], // mov [0x8000], al
      ...[0xa1, 0x02, 0x80], // mov ax, [0x8002]
      HLT,
    ],
    { rax: 0x7e },
    guest => {
      const write = run(t, guest, 'MmioWrite')
      t.is(write.address, 0x8000n)
      t.is(write.addressNumber, 0x8000)
      t.deepEqual([...write.data], [0x7e])
      const read = run(t, guest, 'MmioRead')
      t.is(read.addressNumber, 0x8002)
      t.is(read.data.length, 2)
      read.data.set([0xcd, 0xab])
      run(t, guest, 'Hlt')
      t.is(guest.vcpu.getRegs().rax, 0xabcdn)
    },
  ),
)

fullKvmTest('MmioWrite: a write to read-only memory is one, and the memory stays as it is', t =>
  withGuest(
    [
      ...[0xa2, 0x00, 0x20], // mov [0x2000], al
      HLT,
    ],
    { rax: 0x7e },
    guest => {
      const rom = GuestMemory.allocate(0x1000)
      guest.vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x2000, memory: rom, flags: KVM_MEM_READONLY })
      t.is(run(t, guest, 'MmioWrite').address, 0x2000n)
      t.is(rom.bytes[0], 0)
      run(t, guest, 'Hlt')
    },
  ),
)

fullKvmTest('MmioWrite: an address beyond 32 bits is exact as a bigint and as a number', t => {
  const kvm = new Kvm()
  const vcpu = longMode(kvm, [
    ...[0x48, 0xb8, 0x08, 0x00, 0x00, 0x00, 0x80, 0x00, 0x00, 0x00], // mov rax, 0x8000000008
    ...[0xc6, 0x00, 0x55], // mov byte [rax], 0x55
    HLT,
  ])
  const exit = vcpu.run()
  if (exit.type !== 'MmioWrite') return t.fail(inspect(exit))
  t.is(exit.address, 0x80_0000_0008n)
  t.is(exit.addressNumber, 0x80_0000_0008)
  t.deepEqual([...exit.data], [0x55])
  t.is(vcpu.run().type, 'Hlt')
  vcpu.close()
  kvm.close()
})

kvmTest('IoOut: rep outsb of four bytes and one outl are told apart', t =>
  withGuest(
    [
      ...[0xf3, 0x6e], // rep outsb
      ...[0x66, 0xef], // out dx, eax
      HLT,
    ],
    { rcx: 4, rsi: 0x1010, rdx: 0x3f8, rax: Buffer.from('abcd').readUInt32LE() },
    guest => {
      guest.memory.write(0x10, Buffer.from('abcd'))
      let text = ''
      while (text.length < 4) {
        // KVM may hand over one byte at a time, or several.
        const { size, count, data } = run(t, guest, 'IoOut')
        t.is(size, 1)
        t.is(data.length, count)
        text += Buffer.from(data).toString()
      }
      t.is(text, 'abcd')
      const { size, count, data } = run(t, guest, 'IoOut')
      t.deepEqual({ size, count, data: Buffer.from(data).toString() }, { size: 4, count: 1, data: 'abcd' })
      run(t, guest, 'Hlt')
    },
  ),
)

fullKvmTest('IoIn: rep insb of four bytes is one exit with four answers of size 1, inl one answer of size 4', t =>
  withGuest(
    [
      ...[0xf3, 0x6c], // rep insb
      ...[0x66, 0xed], // in eax, dx
      HLT,
    ],
    { rcx: 4, rdi: 0x1010, rdx: 0x60 },
    guest => {
      const string = run(t, guest, 'IoIn')
      t.deepEqual([string.size, string.count, string.data.length], [1, 4, 4])
      string.data.set(Buffer.from('abcd'))
      const single = run(t, guest, 'IoIn')
      t.deepEqual([single.size, single.count, single.data.length], [4, 1, 4])
      single.data.set(Buffer.from('efgh'))
      run(t, guest, 'Hlt')
      t.is(Buffer.from(guest.memory.read(0x10, 4)).toString(), 'abcd')
      t.is(guest.vcpu.getRegs().rax, BigInt(Buffer.from('efgh').readUInt32LE()))
    },
  ),
)

fullKvmTest('Shutdown: a triple fault', t =>
  withGuest(
    [
      0xcc, // int3, with no interrupt table to find a handler in
      HLT,
    ],
    {},
    guest => {
      const sregs = guest.vcpu.getSregs()
      sregs.idt.limit = 0
      guest.vcpu.setSregs(sregs)
      run(t, guest, 'Shutdown')
    },
  ),
)

kvmTest('InternalError: an instruction that KVM had to emulate and cannot, with its bytes', t =>
  withGuest(
    [
      // fsave [0x8000]: to where there is no memory, KVM would have to execute it itself
      ...[0xdd, 0x36, 0x00, 0x80],
      HLT,
    ],
    {},
    guest => {
      const exit = run(t, guest, 'InternalError')
      t.is(exit.suberror, KVM_INTERNAL_ERROR_EMULATION)
      t.true(exit.data.length <= 16)
      // KVM has read at least the instruction, and often what follows it.
      t.true((exit.insnSize ?? 0) >= 4, inspect(exit))
      t.deepEqual([...(exit.insnBytes ?? [])].slice(0, 4), [0xdd, 0x36, 0x00, 0x80])
    },
  ),
)

kvmTest('Hlt comes back each time that the guest halts', t =>
  withGuest([HLT, HLT], {}, guest => {
    run(t, guest, 'Hlt')
    run(t, guest, 'Hlt')
  }),
)

kvmTest('an exit and its views are used again by the next run', t =>
  withGuest([0xee, 0xee, HLT], { rax: 1, rdx: 0x80 }, guest => {
    const first = run(t, guest, 'IoOut')
    const { data } = first
    const second = run(t, guest, 'IoOut')
    t.is(second, first)
    t.is(second.data, data)
  }),
)

kvmTest('toJSON() and inspect show an exit as it is, in a copy', t =>
  withGuest([0xee, HLT], { rax: 0x55, rdx: 0x80 }, guest => {
    const exit = run(t, guest, 'IoOut')
    const copy = exit.toJSON()
    t.deepEqual(copy, { type: 'IoOut', port: 0x80, size: 1, count: 1, data: [0x55] })
    t.is(inspect(exit), "VcpuExit { type: 'IoOut', port: 0x80, size: 0x1, count: 0x1, data: [ 0x55 ] }")
    exit.data[0] = 0
    t.deepEqual(copy.data, [0x55])
  }),
)

kvmTest('every exit has toJSON(), which JSON can write', t =>
  withGuest([0xa2, 0x00, 0x80, HLT], { rax: 0x7e }, guest => {
    const exit = run(t, guest, 'MmioWrite')
    t.is(JSON.stringify(exit), '{"type":"MmioWrite","address":"0x8000","data":[126]}')
    t.deepEqual(guest.vcpu.run().toJSON(), { type: 'Hlt' })
  }),
)

kvmTest('a view of an exit keeps what it shows from the garbage collector', async t => {
  const code = `
    import { Kvm, GuestMemory, KvmRegs } from 'kvm-ioctls'
    import { setTimeout } from 'node:timers/promises'
    const start = () => {
      const vm = new Kvm().createVm()
      const memory = GuestMemory.allocate(0x1000)
      memory.write(0, Uint8Array.of(0xe6, 0x42, 0xf4)) // out 0x42, al; hlt
      vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
      const vcpu = vm.createVcpu(0)
      const sregs = vcpu.getSregs()
      sregs.cs.base = 0n
      sregs.cs.selector = 0
      vcpu.setSregs(sregs)
      vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rax: 0x41, rflags: 2 }))
      return vcpu.run().data
    }
    const data = start()
    for (let round = 0; round < 4; round++) {
      gc()
      await setTimeout(10)
    }
    console.log(data[0])
  `
  const { stdout, stderr } = await runNode(['--expose-gc', '--input-type=module', '--eval', code])
  t.is(stdout, '65\n', stderr)
})

kvmTest('whoever writes nonsense to the kvm_run page gets clamped views, and the process lives', t =>
  withGuest([0xee, 0xee, HLT], { rax: 0x55, rdx: 0x80 }, guest => {
    const exit = run(t, guest, 'IoOut')
    const page = new Uint8Array(exit.data.buffer)
    const { io } = new KvmRun(page)
    t.true(io instanceof KvmRunIo)
    io.dataOffset = 0xffff_ffff_ffff_ffffn
    io.count = 0xffff_ffff
    io.size = 255
    t.is(exit.data.length, 0)
    io.dataOffset = page.length - 2
    t.is(exit.data.length, 2)
    page.fill(0xff, 8)
    t.true(exit.data.length === 0)
    t.notThrows(() => inspect(exit))
  }),
)

kvmTest('a view that somebody detached is made anew', t =>
  withGuest([0xee, 0xee, HLT], { rax: 0x55, rdx: 0x80 }, guest => {
    const exit = run(t, guest, 'IoOut')
    const { buffer } = exit.data
    const moved = (buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer()
    t.is(buffer.byteLength, 0)
    const again = run(t, guest, 'IoOut')
    t.is(again.port, 0x80)
    t.deepEqual([...again.data], [0x55])
    t.is(new Uint8Array(moved).length, new Kvm().getVcpuMmapSize())
    run(t, guest, 'Hlt')
  }),
)
