import { constants } from 'node:buffer'
import { readFileSync } from 'node:fs'
import test from 'ava'
import { GuestMemory, KvmError } from 'kvm-ioctls'
import { runModule, runNode } from './helpers/run-node.ts'

const PAGE = 0x1000

test('allocate() maps zeroed memory of the size', t => {
  const memory = GuestMemory.allocate(4 * PAGE)
  t.is(memory.size, 4 * PAGE)
  t.is(memory.bytes.length, 4 * PAGE)
  t.true(memory.bytes.every(byte => byte === 0))
  t.is(GuestMemory.allocate(0x1000n).size, PAGE)
})

for (const size of [0, -PAGE, 1, PAGE + 1, 0.5, Number.NaN, constants.MAX_LENGTH + PAGE, 2n ** 64n]) {
  test(`allocate(${size}) is a RangeError that names the argument`, t => {
    const message = /^The value of "size" is out of range\. It must be (an integer from 4096 to|a multiple of the page)/
    t.throws(() => GuestMemory.allocate(size), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message })
  })
}

test('allocate() of something that is no number is a TypeError', t => {
  for (const size of [undefined, null, '4096', {}]) {
    t.throws(() => GuestMemory.allocate(size as never), { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE' })
  }
})

test('allocate() of more than the system has is the ENOMEM of mmap', t => {
  const size = Math.min(constants.MAX_LENGTH, 2 ** 52)
  const error = t.throws(() => GuestMemory.allocate(size - (size % PAGE)), { instanceOf: KvmError }) as KvmError
  t.is(error.message, 'ENOMEM: not enough memory, mmap')
})

test('new GuestMemory() is refused: it is made by allocate()', t => {
  const Class = GuestMemory as unknown as new (...args: unknown[]) => GuestMemory
  t.throws(() => new Class(), { instanceOf: TypeError, code: 'ERR_ILLEGAL_CONSTRUCTOR' })
  t.throws(() => new Class({}, PAGE), { instanceOf: TypeError })
})

test('write() copies in, read() copies out', t => {
  const memory = GuestMemory.allocate(PAGE)
  memory.write(0x10, Buffer.from('kvm'))
  const copy = memory.read(0x10, 3)
  t.deepEqual([...copy], [...Buffer.from('kvm')])
  copy[0] = 0
  t.is(memory.bytes[0x10], 'k'.charCodeAt(0))
  memory.write(PAGE, new Uint8Array())
  memory.write(0n, new Uint8Array(PAGE).fill(7))
  t.is(memory.read(PAGE - 1, 1n)[0], 7)
  t.is(memory.read(PAGE, 0).length, 0)
})

test('read() fills an array that it is given', t => {
  const memory = GuestMemory.allocate(2 * PAGE)
  memory.bytes.forEach((_, index, bytes) => {
    bytes[index] = index
  })
  for (const length of [0, 1, 3, 1023, 1024, 1025, PAGE + 1]) {
    const into = Buffer.alloc(length + 2, 0xff)
    const middle = into.subarray(1, length + 1)
    t.is(memory.read(5, middle), middle)
    t.deepEqual([...into], [0xff, ...memory.read(5, length), 0xff])
  }
  t.throws(() => memory.read(PAGE, new Uint8Array(PAGE + 1)), { code: 'ERR_OUT_OF_RANGE', message: /"into"/ })
})

test('write() of any length, also from memory that overlaps the place', t => {
  const memory = GuestMemory.allocate(4 * PAGE)
  const pattern = Uint8Array.from({ length: PAGE }, (_, index) => index * 7)
  for (const length of [0, 1, 1023, 1024, 1025, 1026, PAGE]) {
    memory.bytes.fill(0)
    memory.write(3, pattern.subarray(0, length))
    t.deepEqual([...memory.read(2, length + 2)], [0, ...pattern.subarray(0, length), 0])
    for (const distance of [-2, -1, 0, 1, 2]) {
      memory.write(8, pattern)
      memory.write(8 + distance, memory.bytes.subarray(8, 8 + length))
      t.deepEqual([...memory.read(8 + distance, length)], [...pattern.subarray(0, length)], `${length} ${distance}`)
    }
  }
})

test('a range that is not inside the memory is a RangeError, and nothing is written', t => {
  const memory = GuestMemory.allocate(PAGE)
  const expected = (name: string) => ({
    instanceOf: RangeError,
    code: 'ERR_OUT_OF_RANGE',
    message: new RegExp(`"${name}"`),
  })
  t.throws(() => memory.write(PAGE - 1, Uint8Array.of(1, 2)), expected('data'))
  t.throws(() => memory.write(PAGE + 1, new Uint8Array()), expected('offset'))
  t.throws(() => memory.write(-1, Uint8Array.of(1)), expected('offset'))
  t.throws(() => memory.read(0, PAGE + 1), expected('length'))
  t.throws(() => memory.read(1, PAGE), expected('length'))
  t.throws(() => memory.read(Number.NaN, 1), expected('offset'))
  t.throws(() => memory.write(0, 'text' as never), { instanceOf: TypeError, message: /"data".*Uint8Array/ })
  t.true(memory.bytes.every(byte => byte === 0))
})

test('bytes is one view, which stays valid after close()', t => {
  const memory = GuestMemory.allocate(PAGE)
  const { bytes } = memory
  t.is(memory.bytes, bytes)
  memory.close()
  bytes[5] = 5
  t.is(bytes[5], 5)
})

test('bytes cannot be detached where they are shared; where they are not they are made anew', t => {
  const memory = GuestMemory.allocate(PAGE)
  memory.write(0, Uint8Array.of(9))
  const buffer = memory.bytes.buffer as ArrayBuffer & { transfer?(): ArrayBuffer }
  const moved = buffer.transfer?.() ?? buffer
  t.is(memory.bytes[0], 9)
  memory.bytes[1] = 8
  t.is(new Uint8Array(moved)[1], 8)
})

test('close() gives the memory back at once where nobody looks at it', t => {
  const resident = (): number => Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  const memory = GuestMemory.allocate(64 << 20)
  const before = resident()
  memory.close()
  t.true(resident() <= before + 1024)
  t.true(memory.closed)
  t.is(memory.size, 64 << 20)
})

test('every use after close() throws ERR_KVM_CLOSED', t => {
  const memory = GuestMemory.allocate(PAGE)
  memory.close()
  memory.close()
  const closed = { code: 'ERR_KVM_CLOSED', message: 'This GuestMemory is closed' }
  t.throws(() => memory.bytes, closed)
  t.throws(() => memory.read(0, 1), closed)
  t.throws(() => memory.write(0, Uint8Array.of(1)), closed)
})

test('memory of closed handles is unmapped when its views were collected', async t => {
  const code = `
    import { readFileSync } from 'node:fs'
    import { GuestMemory } from 'kvm-ioctls'
    const used = what => Number(new RegExp('^' + what + ':\\\\s*(\\\\d+)', 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1])
    const start = [used('VmRSS'), used('VmSize')]
    for (let round = 0; round < 8; round++) {
      const memory = GuestMemory.allocate(64 << 20)
      memory.bytes.fill(1)
      memory.close()
      await new Promise(setImmediate)
      gc()
      await new Promise(setImmediate)
    }
    const grown = [used('VmRSS') - start[0], used('VmSize') - start[1]]
    console.log(grown.every(kib => kib < 200 * 1024) ? 'flat' : grown)
  `
  const { stdout, stderr } = await runNode(['--expose-gc', '--input-type=module', '--eval', code])
  t.is(stdout, 'flat\n', stderr)
})

test('memory stays where it is while a thread has a view that another one left behind', async t => {
  // A buffer is posted to another thread, and the thread that made it is ended then.
  const code = `
    import { Worker } from 'node:worker_threads'
    const worker = new Worker(\`
      import { parentPort } from 'node:worker_threads'
      import { GuestMemory } from 'kvm-ioctls'
      const { buffer } = GuestMemory.allocate(1 << 20).bytes
      const isShared = buffer instanceof SharedArrayBuffer
      const moved = isShared ? buffer : buffer.transfer()
      new Uint8Array(moved)[0] = 42
      parentPort.postMessage(moved, isShared ? [] : [moved])
      parentPort.on('message', () => {})
    \`, { eval: true })
    let view
    worker.on('message', buffer => {
      view = new Uint8Array(buffer)
      const before = view[0]
      worker.on('exit', () => {
        view.fill(7)
        console.log(before, view[view.length - 1])
      })
      worker.terminate()
    })
  `
  const { stdout, stderr, status } = await runModule(code)
  t.is(stdout, '42 7\n', `${status} ${stderr}`)
})
