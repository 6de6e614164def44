// Copy-on-write memory: copies that nobody can change, and what is mapped of them.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { GuestMemory, Kvm, MemorySnapshot } from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { x86Test } from './helpers/kvm-test.ts'

const PAGE = 0x1000

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** The file descriptors of this process's memfds. */
const memfds = (): number[] =>
  readdirSync('/proc/self/fd')
    .filter(fd => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith('/memfd:kvm-ioctls')
      } catch {
        // That of the folder itself is closed.
        return false
      }
    })
    .map(Number)

/** Calls `make`, and returns the file descriptor of the memfd that it leaves. */
function memfdOf(make: () => unknown): number {
  const before = memfds()
  make()
  const [fd, ...more] = memfds().filter(fd => !before.includes(fd))
  if (fd === undefined || more.length > 0) throw new Error(`${more.length + 1} memfds`)
  return fd
}

function withFile(contents: Uint8Array | string, use: (path: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'kvm-ioctls-'))
  try {
    const path = join(folder, 'file')
    writeFileSync(path, contents)
    use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const kinds = {
  anonymous: () => GuestMemory.allocate(8 * PAGE),
  memfd: () => GuestMemory.allocate(8 * PAGE, { memfd: true }),
  'mapped snapshot': () => MemorySnapshot.from(GuestMemory.allocate(8 * PAGE)).map(),
}

for (const [kind, allocate] of Object.entries(kinds)) {
  test(`from() copies all pages of a memory: ${kind}`, t => {
    const memory = allocate()
    // The first and the last byte, two pages in a row, and a page whose last byte alone is not zero.
    const places = [0, 2 * PAGE, 3 * PAGE + 5, 6 * PAGE - 1, 8 * PAGE - 1]
    for (const place of places) memory.bytes[place] = place % 251 || 7
    const expected = memory.read(0, memory.size)
    const snapshot = MemorySnapshot.from(memory)
    memory.bytes.fill(0xff)
    memory.close()
    t.is(snapshot.size, 8 * PAGE)
    t.deepEqual(snapshot.map().read(0, 8 * PAGE), expected)
  })
}

test('memories that are mapped from a snapshot keep their changes to themselves', t => {
  const memory = GuestMemory.allocate(2 * PAGE)
  memory.write(0, Buffer.from('template'))
  const snapshot = MemorySnapshot.from(memory)
  const [one, two] = [snapshot.map(), snapshot.map()]
  one.write(0, Buffer.from('one'))
  memory.write(0, Buffer.from('changed!'))
  t.is(text(one.read(0, 8)), 'oneplate')
  t.is(text(two.read(0, 8)), 'template')
  t.is(text(snapshot.map().read(0, 8)), 'template')
})

test('close order does not matter', t => {
  const memory = GuestMemory.allocate(PAGE)
  memory.write(0, Buffer.from('template'))
  const snapshot = MemorySnapshot.from(memory)
  const [one, two] = [snapshot.map(), snapshot.map()]
  const { bytes } = two
  memory.close()
  snapshot.close()
  t.throws(() => snapshot.map(), { code: 'ERR_KVM_CLOSED' })
  t.is(snapshot.size, PAGE)
  one.close()
  t.is(text(two.read(0, 8)), 'template')
  two.close()
  t.is(text(bytes.slice(0, 8)), 'template')
  bytes.fill(1)
})

test.serial('nobody can shorten, lengthen or write the copy', t => {
  const fd = memfdOf(() => {
    const snapshot = MemorySnapshot.from(GuestMemory.allocate(2 * PAGE))
    t.teardown(() => snapshot.close())
  })
  for (const size of [0, PAGE, 8 * PAGE]) {
    t.throws(() => ftruncateSync(fd, size), { code: 'EPERM' })
    t.throws(() => truncateSync(`/proc/self/fd/${fd}`, size), { code: 'EPERM' })
  }
  t.throws(() => writeSync(fd, 'x', 0), { code: 'EPERM' })
  const again = openSync(`/proc/self/fd/${fd}`, 'r+')
  t.throws(() => writeSync(again, 'x', 0), { code: 'EPERM' })
  closeSync(again)
  // fallocate(2) of util-linux, where it is there: a hole would be a page of zeros.
  const punch = spawnSync('fallocate', ['--punch-hole', '--offset', '0', '--length', `${PAGE}`, '/proc/self/fd/3'], {
    stdio: ['ignore', 'pipe', 'pipe', fd],
  })
  if (punch.error === undefined) t.not(punch.status, 0)
})

for (const kind of ['anonymous', 'memfd'] as const) {
  test.serial(`pages of zeros take no space: ${kind}`, t => {
    const memory = GuestMemory.allocate(64 << 20, { memfd: kind === 'memfd' })
    memory.bytes[5 * PAGE] = 1
    // Written, and zero again.
    memory.bytes.fill(0, 9 * PAGE, 12 * PAGE)
    const snapshot = MemorySnapshot.from(memory)
    t.teardown(() => snapshot.close())
    memory.close()
    const blocks = memfds()
      .map(fd => statSync(`/proc/self/fd/${fd}`))
      .find(({ size }) => size === 64 << 20)?.blocks
    t.is(blocks, PAGE / 512)
  })
}

test('readFile() reads a file or a range, and zeros follow', t => {
  const contents = Buffer.alloc(3 * PAGE + 100, 'abcdefg')
  withFile(contents, path => {
    const whole = MemorySnapshot.readFile(path)
    t.is(whole.size, 4 * PAGE)
    const expected = Buffer.alloc(4 * PAGE)
    contents.copy(expected)
    const range = MemorySnapshot.readFile(path, { offset: 3, size: BigInt(PAGE + 1) })
    truncateSync(path, 0)
    rmSync(path)
    t.deepEqual(Buffer.from(whole.map().bytes), expected)
    t.is(range.size, 2 * PAGE)
    const memory = range.map()
    t.deepEqual(Buffer.from(memory.read(0, PAGE + 1)), contents.subarray(3, PAGE + 4))
    t.true(memory.read(PAGE + 1, PAGE - 1).every((byte: number) => byte === 0))
  })
})

test('readFile() of more than one chunk, with holes', t => {
  const contents = Buffer.alloc((2 << 20) + 3 * PAGE)
  contents.write('one', 5)
  contents.write('two', (1 << 20) - 1)
  contents.write('three', (2 << 20) + 2 * PAGE + 7)
  withFile(contents, path => {
    const fd = openSync(path, 'r')
    t.true(contents.equals(MemorySnapshot.readFile(fd).map().bytes))
    t.is(readFileSync(fd, 'latin1').slice(5, 8), 'one')
    closeSync(fd)
  })
})

test('readFile() takes a Buffer and a URL', t => {
  withFile('0123456789', path => {
    for (const form of [Buffer.from(path), pathToFileURL(path)]) {
      t.is(Buffer.from(MemorySnapshot.readFile(form, { size: 3 }).map().read(0, 3)).toString(), '012')
    }
  })
  t.throws(() => MemorySnapshot.readFile(Buffer.from('/dev/zero')), {
    code: 'ERR_KVM_WRONG_FD',
    message: "'/dev/zero' is not a regular file",
  })
  t.throws(() => MemorySnapshot.readFile(new URL('https://example.org/')), { code: 'ERR_INVALID_URL_SCHEME' })
  t.throws(() => MemorySnapshot.readFile('a\0b'), { code: 'ERR_INVALID_ARG_TYPE' })
})

test('readFile() refuses what is no range of a regular file', t => {
  withFile('0123456789', path => {
    for (const options of [
      { offset: 10 },
      { offset: -1 },
      { offset: 0.5 },
      { size: 0 },
      { size: 11 },
      { offset: 5, size: 6 },
      { size: 2n ** 64n },
    ]) {
      t.throws(() => MemorySnapshot.readFile(path, options), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE' })
    }
    for (const options of [null, { length: 5 }, { size: '5' }, { offset: null }]) {
      t.throws(() => MemorySnapshot.readFile(path, options as never), { code: 'ERR_INVALID_ARG_TYPE' })
    }
    truncateSync(path, 0)
    t.throws(() => MemorySnapshot.readFile(path), { code: 'ERR_OUT_OF_RANGE', message: /not empty/ })
  })
  t.throws(() => MemorySnapshot.readFile('/dev/zero'), { code: 'ERR_KVM_WRONG_FD' })
  t.throws(() => MemorySnapshot.readFile('/'), { code: 'ERR_KVM_WRONG_FD' })
  t.throws(() => MemorySnapshot.readFile('/none'), { code: 'ENOENT' })
  t.throws(() => MemorySnapshot.readFile(0x7fff_ffff), { code: 'EBADF' })
  t.throws(() => MemorySnapshot.readFile(null as never), { code: 'ERR_INVALID_ARG_TYPE' })
})

test('from() refuses what is no open memory', t => {
  const closed = GuestMemory.allocate(PAGE)
  closed.close()
  t.throws(() => MemorySnapshot.from(closed), { code: 'ERR_KVM_CLOSED' })
  for (const memory of [undefined, null, new Uint8Array(PAGE), new Kvm(), Object.create(GuestMemory.prototype)]) {
    t.throws(() => MemorySnapshot.from(memory as never), { code: 'ERR_INVALID_ARG_TYPE' })
  }
  t.throws(() => new (MemorySnapshot as unknown as new () => unknown)(), { message: /MemorySnapshot\.from\(\)/ })
})

test('the size of a snapshot is that of the memory, whatever an object says', t => {
  const memory = GuestMemory.allocate(PAGE)
  Object.defineProperty(memory, 'size', { value: 2 ** 40 })
  const mapped = MemorySnapshot.from(memory).map()
  t.is(mapped.size, PAGE)
  t.is(mapped.bytes.length, PAGE)
})

x86Test('guests of one snapshot run on memory of their own', t => {
  const kvm = new Kvm()
  // inc byte [0x3000]; mov al, [0x3000]; out 0x10, al; hlt; and again
  const code = Uint8Array.of(0xfe, 0x06, 0x00, 0x30, 0xa0, 0x00, 0x30, 0xe6, 0x10, 0xf4, 0xeb, 0xf4)
  const template = GuestMemory.allocate(4 * PAGE)
  template.write(0, code)
  const snapshot = MemorySnapshot.from(template)
  template.close()
  const guests = Array.from({ length: 3 }, () => {
    const memory = snapshot.map()
    const guest = realMode(kvm, [], { rip: 0x2000 })
    guest.vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x2000, memory })
    return { ...guest, memory }
  })
  snapshot.close()
  const next = (guest: (typeof guests)[number]): number => {
    for (;;) {
      const exit = guest.vcpu.run()
      if (exit.type === 'IoOut') return exit.data[0] as number
      t.is(exit.type, 'Hlt')
    }
  }
  const [one, two, three] = guests as [(typeof guests)[0], (typeof guests)[0], (typeof guests)[0]]
  t.deepEqual([next(one), next(one), next(one), next(two), next(three), next(two)], [1, 2, 3, 1, 1, 2])
  one.memory.close()
  t.is(next(one), 4)
  for (const guest of guests) guest.close()
})
