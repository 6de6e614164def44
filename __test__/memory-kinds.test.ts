// Memory that is not anonymous: memfds, huge pages, files.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test, { type ExecutionContext } from 'ava'
import { GuestMemory, Kvm, KvmError } from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { addSeals, closesOnExec, duplicate, memfdCreate } from './helpers/file-descriptor.ts'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const PAGE = 0x1000
const HUGE = 2 << 20
const GIB = 1 << 30
const MAX_FD = 0x7fff_ffff

const F_SEAL_SHRINK = 2
const F_SEAL_WRITE = 8

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** A file with these contents, in a folder of its own. */
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

/** What the kernel says of this process's mappings whose first line is like the pattern. */
function mappings(pattern: RegExp): string[] {
  return readFileSync('/proc/self/smaps', 'utf8')
    .split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)
    .filter(entry => pattern.test(entry.slice(0, entry.indexOf('\n'))))
}

test('memfd: true makes memory with a file descriptor, closed on exec', t => {
  const memory = GuestMemory.allocate(4 * PAGE, { memfd: true })
  const fd = memory.asRawFd()
  t.is(fstatSync(fd).size, 4 * PAGE)
  t.true(closesOnExec(fd))
  memory.write(PAGE, Buffer.from('from the mapping'))
  const bytes = Buffer.alloc(16)
  readSync(fd, bytes, 0, 16, PAGE)
  t.is(text(bytes), 'from the mapping')
  writeSync(fd, 'from the file', PAGE)
  t.is(text(memory.read(PAGE, 13)), 'from the file')
  memory.close()
  t.throws(() => memory.asRawFd(), { code: 'ERR_KVM_CLOSED' })
  t.throws(() => fstatSync(fd), { code: 'EBADF' })
})

test('a memfd is sealed: nobody changes its size, or adds seals', t => {
  const memory = GuestMemory.allocate(4 * PAGE, { memfd: true })
  const fd = memory.asRawFd()
  for (const size of [0, PAGE, 8 * PAGE]) t.throws(() => ftruncateSync(fd, size), { code: 'EPERM' })
  // Nor through a path, as another process of the same user would.
  for (const size of [0, 8 * PAGE]) t.throws(() => truncateSync(`/proc/self/fd/${fd}`, size), { code: 'EPERM' })
  t.is(addSeals(fd, F_SEAL_WRITE), -1)
  t.is(fstatSync(fd).size, 4 * PAGE)
  memory.bytes.fill(1)
})

test('a memfd is shared with whoever maps its file descriptor', t => {
  const memory = GuestMemory.allocate(2 * PAGE, { memfd: true })
  const same = GuestMemory.fromRawFd(duplicate(memory.asRawFd()))
  t.is(same.size, 2 * PAGE)
  memory.write(PAGE, Buffer.from('one'))
  t.is(text(same.read(PAGE, 3)), 'one')
  same.write(0, Buffer.from('two'))
  t.is(text(memory.read(0, 3)), 'two')
  memory.close()
  same.bytes[0] = 1
  same.close()
})

test('a memfd is shared with another process', t => {
  const memory = GuestMemory.allocate(PAGE, { memfd: true })
  memory.write(0, Buffer.from('question'))
  const code = `
    import { GuestMemory } from 'kvm-ioctls'
    const memory = GuestMemory.fromRawFd(3)
    const question = Buffer.from(memory.read(0, 8)).toString()
    memory.write(0x800, Buffer.from('answer to ' + question))
  `
  const stdio = ['ignore', 'inherit', 'inherit', memory.asRawFd()] as const
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { stdio: [...stdio] })
  t.is(child.status, 0)
  t.is(text(memory.read(0x800, 18)), 'answer to question')
})

test('memory without a file descriptor says so', t => {
  const expected = { code: 'ERR_KVM_NO_FD', message: /allocate\(size, \{ memfd: true \}\)/ }
  t.throws(() => GuestMemory.allocate(PAGE).asRawFd(), expected)
  t.throws(() => GuestMemory.unsafeMapFile(process.execPath).asRawFd(), expected)
})

test('options that are not right are a TypeError', t => {
  const wrong = [
    null,
    5,
    'memfd',
    { memfd: 1 },
    { memfd: 'yes' },
    { hugepages: '4K' },
    { hugepages: 2 },
    { huge: '2M' },
    { hugepages: 'toString' },
  ]
  for (const options of wrong) {
    t.throws(() => GuestMemory.allocate(HUGE, options as never), {
      instanceOf: TypeError,
      code: 'ERR_INVALID_ARG_TYPE',
    })
  }
})

for (const size of [0, -PAGE, 1, PAGE + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2n ** 64n, -(2n ** 63n)]) {
  test(`a memfd of size ${size} is a RangeError`, t => {
    t.throws(() => GuestMemory.allocate(size, { memfd: true }), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE' })
  })
}

test('a memfd that is too large for the system is ENOMEM, and leaves no file descriptor', t => {
  const [first] = [openSync('/dev/null', 'r')]
  closeSync(first)
  t.throws(() => GuestMemory.allocate(2 ** 50, { memfd: true }), { instanceOf: KvmError, code: 'ENOMEM' })
  const next = openSync('/dev/null', 'r')
  closeSync(next)
  t.is(next, first)
})

// fromRawFd()

test('fromRawFd() takes a memfd that is sealed against shrinking', t => {
  const fd = memfdCreate('guest', 2)
  ftruncateSync(fd, 2 * PAGE)
  writeSync(fd, 'hello')
  t.is(addSeals(fd, F_SEAL_SHRINK), 0)
  const memory = GuestMemory.fromRawFd(fd)
  t.is(memory.asRawFd(), fd)
  t.is(memory.size, 2 * PAGE)
  t.is(text(memory.read(0, 5)), 'hello')
  t.throws(() => GuestMemory.fromRawFd(fd), { code: 'ERR_KVM_FD_OWNED' })
  memory.close()
  t.throws(() => fstatSync(fd), { code: 'EBADF' })
})

/** Each makes a file descriptor that cannot be taken over, and says what the error is. */
const notSealed: [what: string, make: () => number, error: { code: string; message?: RegExp }][] = [
  [
    'a memfd that anybody can shorten',
    () => {
      const fd = memfdCreate('guest', 2)
      ftruncateSync(fd, PAGE)
      return fd
    },
    { code: 'ERR_KVM_WRONG_FD', message: /is not a memfd that nobody can shorten: it is \/memfd:guest/ },
  ],
  ['a memfd without sealing', () => memfdCreate('guest', 0), { code: 'ERR_KVM_WRONG_FD' }],
  ['a file', () => openSync(process.execPath, 'r'), { code: 'ERR_KVM_WRONG_FD' }],
  ['a folder', () => openSync('/', 'r'), { code: 'ERR_KVM_WRONG_FD' }],
  ['a device', () => openSync('/dev/null', 'r'), { code: 'ERR_KVM_WRONG_FD' }],
  [
    'a memfd of half a page',
    () => {
      const fd = memfdCreate('guest', 2)
      ftruncateSync(fd, PAGE / 2)
      addSeals(fd, F_SEAL_SHRINK)
      return fd
    },
    { code: 'ERR_OUT_OF_RANGE', message: /multiple of the page.*2048 bytes/ },
  ],
  [
    'an empty memfd',
    () => {
      const fd = memfdCreate('guest', 2)
      addSeals(fd, F_SEAL_SHRINK)
      return fd
    },
    { code: 'ERR_OUT_OF_RANGE' },
  ],
  [
    'a memfd that is sealed against writing',
    () => {
      const fd = memfdCreate('guest', 2)
      ftruncateSync(fd, PAGE)
      addSeals(fd, F_SEAL_SHRINK | F_SEAL_WRITE)
      return fd
    },
    { code: 'EPERM' },
  ],
]

for (const [what, make, error] of notSealed) {
  test(`fromRawFd() refuses ${what}, which stays the caller's`, t => {
    const fd = make()
    t.throws(() => GuestMemory.fromRawFd(fd), error)
    fstatSync(fd)
    closeSync(fd)
  })
}

test('fromRawFd() of a number that is no open file descriptor', t => {
  t.throws(() => GuestMemory.fromRawFd(MAX_FD), { instanceOf: KvmError, code: 'EBADF' })
  for (const fd of [-1, 0.5, Number.NaN, MAX_FD + 1, 2n ** 64n]) {
    t.throws(() => GuestMemory.fromRawFd(fd), { instanceOf: RangeError, message: /"fd"/ })
  }
  for (const fd of [undefined, null, '3', {}]) {
    t.throws(() => GuestMemory.fromRawFd(fd as never), { instanceOf: TypeError, message: /"fd"/ })
  }
})

// Huge pages

const inBox = process.env.KVM_BOX_INSIDE === '1'

/** Reserves huge pages, in the box only: on anybody's machine that is not for a test to do. */
function reserve(pages: number): void {
  writeFileSync('/proc/sys/vm/nr_hugepages', String(pages))
}

const freeHugePages = (): number => Number(/^HugePages_Free:\s*(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1])

for (const memfd of [false, true]) {
  const kind = memfd ? 'a memfd of huge pages' : 'memory of huge pages'

  test(`${kind} takes reserved ones; where there are none, the error says how to reserve them`, t => {
    if (inBox) reserve(4)
    const free = freeHugePages()
    if (free === 0) {
      const error = t.throws(() => GuestMemory.allocate(HUGE, { memfd, hugepages: '2M' }), { instanceOf: KvmError })
      t.is((error as KvmError).code, 'ENOMEM')
      t.regex(error?.message ?? '', /1 free huge pages of 2M.*hugepages-2048kB\/nr_hugepages/)
      return
    }
    const memory = GuestMemory.allocate(HUGE, { memfd, hugepages: '2M' })
    t.is(memory.size, HUGE)
    // It is taken at once, and not when it is touched.
    t.is(freeHugePages(), free - 1)
    const [mapping] = mappings(memfd ? /memfd:kvm-ioctls/ : /anon_hugepage/)
    t.regex(mapping ?? '', /^KernelPageSize:\s+2048 kB$/m)
    // VmFlags: "ht" is huge pages, "nr" would be no reserve, "dc" is that a fork does not copy it.
    t.regex(mapping ?? '', /^VmFlags:.* dc .*ht/m)
    t.notRegex(mapping ?? '', /^VmFlags:.* nr /m)
    t.is(Number.parseInt(mapping?.split('-')[0] ?? '', 16) % HUGE, 0)
    if (memfd) t.throws(() => ftruncateSync(memory.asRawFd(), 0), { code: 'EPERM' })
    // Nobody has looked at it: it goes at once.
    memory.close()
    t.is(freeHugePages(), free)
  })

  test(`${kind} that are more than there are is ENOMEM, and takes none`, t => {
    const free = freeHugePages()
    t.throws(() => GuestMemory.allocate((free + 1) * HUGE, { memfd, hugepages: '2M' }), {
      instanceOf: KvmError,
      code: 'ENOMEM',
    })
    t.is(freeHugePages(), free)
  })

  test(`${kind} is a multiple of them`, t => {
    for (const size of [PAGE, HUGE + PAGE, HUGE / 2, 0]) {
      const message = /"size".*multiple of the page, 2097152 bytes, from 2097152/
      t.throws(() => GuestMemory.allocate(size, { memfd, hugepages: '2M' }), { instanceOf: RangeError, message })
    }
    const message = /"size".*multiple of the page, 1073741824 bytes/
    t.throws(() => GuestMemory.allocate(HUGE, { memfd, hugepages: '1G' }), { instanceOf: RangeError, message })
  })
}

const guestInHugePages = (t: ExecutionContext): void => {
  if (inBox) reserve(4)
  const kvm = new Kvm()
  const memory = GuestMemory.allocate(HUGE, { hugepages: '2M' })
  // mov byte [0x3000], 7; hlt
  const { vm, vcpu } = realMode(kvm, [0xc6, 0x06, 0x00, 0x30, 0x07, 0xf4])
  vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x20_0000, memory })
  vm.setUserMemoryRegion({ slot: 2, guestPhysAddr: 0x3000, memory, memoryOffset: PAGE, memorySize: PAGE })
  t.is(vcpu.run().type, 'Hlt')
  t.is(memory.bytes[PAGE], 7)
  for (const handle of [vcpu, vm, memory, kvm]) handle.close()
}

if (inBox || freeHugePages() > 0) kvmTest('a guest runs in huge pages', guestInHugePages)
else test.skip('a guest runs in huge pages [skipped: none are reserved here]', guestInHugePages)

// unsafeMapFile()

test('unsafeMapFile() maps a file as a copy: what is written stays in memory', t =>
  withFile('snapshot', path => {
    const memory = GuestMemory.unsafeMapFile(path)
    t.is(memory.size, PAGE)
    t.is(text(memory.read(0, 10)), 'snapshot\0\0')
    memory.write(0, Buffer.from('SNAP'))
    t.is(readFileSync(path, 'utf8'), 'snapshot')
    memory.close()
  }))

test('unsafeMapFile() with shared writes to the file', t =>
  withFile(Buffer.alloc(2 * PAGE), path => {
    const memory = GuestMemory.unsafeMapFile(path, { shared: true, offset: PAGE })
    t.is(memory.size, PAGE)
    memory.write(1, Buffer.from('SNAP'))
    t.is(text(readFileSync(path).subarray(PAGE, PAGE + 6)), '\0SNAP\0')
    memory.close()
  }))

test('unsafeMapFile() takes a part of the file, and a file descriptor, which it leaves open', t =>
  withFile(Buffer.concat([1, 2, 3, 4].map(value => Buffer.alloc(PAGE, value))), path => {
    const fd = openSync(path, 'r')
    const memory = GuestMemory.unsafeMapFile(fd, { offset: PAGE, size: BigInt(2 * PAGE) })
    closeSync(fd)
    t.is(memory.size, 2 * PAGE)
    t.is(memory.bytes[0], 2)
    t.is(memory.bytes[2 * PAGE - 1], 3)
    memory.close()
  }))

test('unsafeMapFile() takes a Buffer and a URL as well, as fs does', t =>
  withFile('snapshot', path => {
    for (const same of [path, Buffer.from(path), pathToFileURL(path)]) {
      const memory = GuestMemory.unsafeMapFile(same)
      t.is(text(memory.read(0, 8)), 'snapshot')
      memory.close()
    }
    t.throws(() => GuestMemory.unsafeMapFile(`${path}\0`), { code: 'ERR_INVALID_ARG_TYPE', message: /"pathOrFd"/ })
    t.throws(() => GuestMemory.unsafeMapFile(new URL('https://example.com/')), { code: 'ERR_INVALID_URL_SCHEME' })
  }))

test('unsafeMapFile() refuses what is not inside the file', t =>
  withFile(Buffer.alloc(2 * PAGE + 1), path => {
    t.is(GuestMemory.unsafeMapFile(path).size, 3 * PAGE)
    const wrong = [
      { offset: 3 * PAGE },
      { offset: 1 },
      { offset: -PAGE },
      { offset: 2n ** 64n },
      { offset: Number.NaN },
      { size: 0 },
      { size: 4 * PAGE },
      { size: 100 },
      { size: Number.NaN },
      { offset: PAGE, size: 3 * PAGE },
      { offset: PAGE, size: 2n ** 64n - 0x1000n },
    ]
    for (const options of wrong) {
      t.throws(() => GuestMemory.unsafeMapFile(path, options), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE' })
    }
  }))

test('unsafeMapFile() refuses what is no regular file, and options that are not right', t =>
  withFile('', path => {
    t.throws(() => GuestMemory.unsafeMapFile(path), {
      instanceOf: RangeError,
      code: 'ERR_OUT_OF_RANGE',
      message: `'${path}' is empty: there is nothing to map`,
    })
    t.throws(() => GuestMemory.unsafeMapFile('/dev/zero'), {
      code: 'ERR_KVM_WRONG_FD',
      message: /is not a regular file/,
    })
    t.throws(() => GuestMemory.unsafeMapFile('/'), { code: 'ERR_KVM_WRONG_FD' })
    const fifo = `${path}.fifo`
    spawnSync('mkfifo', [fifo])
    t.throws(() => GuestMemory.unsafeMapFile(fifo), { code: 'ERR_KVM_WRONG_FD' })
    t.throws(() => GuestMemory.unsafeMapFile(`${path}.not`), { code: 'ENOENT' })
    t.throws(() => GuestMemory.unsafeMapFile(MAX_FD), { code: 'EBADF' })
    t.throws(() => GuestMemory.unsafeMapFile(-1), { instanceOf: RangeError })
    t.throws(() => GuestMemory.unsafeMapFile(null as never), { instanceOf: TypeError, message: /"pathOrFd"/ })
    for (const options of [null, { shared: 1 }, { readOnly: true }]) {
      t.throws(() => GuestMemory.unsafeMapFile(path, options as never), { instanceOf: TypeError })
    }
  }))

test('unsafeMapFile() of a file that is open for reading only cannot be shared', t =>
  withFile(Buffer.alloc(PAGE), path => {
    const fd = openSync(path, 'r')
    const expected = { instanceOf: KvmError, code: 'EACCES', message: /open for reading and writing/ } as const
    t.throws(() => GuestMemory.unsafeMapFile(fd, { shared: true }), expected)
    GuestMemory.unsafeMapFile(fd).close()
    closeSync(fd)
  }))

x86Test('a guest goes on from a file', t => {
  // mov al, [0x2000]; inc al; mov [0x2001], al; hlt
  const kvm = new Kvm()
  const { vm, vcpu } = realMode(kvm, [0xa0, 0x00, 0x20, 0xfe, 0xc0, 0xa2, 0x01, 0x20, 0xf4])
  withFile(Uint8Array.of(41), path => {
    const memory = GuestMemory.unsafeMapFile(path)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x2000, memory })
    t.is(vcpu.run().type, 'Hlt')
    t.is(memory.bytes[1], 42)
    t.deepEqual([...readFileSync(path)], [41])
    memory.close()
  })
  for (const handle of [vcpu, vm, kvm]) handle.close()
})

// All kinds

const kinds: [string, () => GuestMemory][] = [
  ['anonymous memory', () => GuestMemory.allocate(GIB)],
  ['a memfd', () => GuestMemory.allocate(GIB, { memfd: true })],
]

for (const [kind, make] of kinds) {
  test(`${kind} is not inherited by fork, and given back by close()`, t => {
    const pattern = kind === 'a memfd' ? /memfd:kvm-ioctls/ : /^\S+ rw-p 00000000 00:00 0\s*$/
    // VmFlags: "dc" is that a fork does not copy it. Nothing else of this size is mapped, if it may be part of a larger one.
    const count = (): number =>
      mappings(pattern).filter(
        entry => Number(/^Size:\s+(\d+) kB$/m.exec(entry)?.[1]) >= GIB / 1024 && /^VmFlags:.* dc/m.test(entry),
      ).length
    const before = count()
    const memory = make()
    t.is(count(), before + 1)
    memory.close()
    t.is(count(), before)
  })

  kvmTest(`${kind} stays while a slot or a view has it, and goes when nothing has`, async t => {
    t.is(await residentAfter(t, kind === 'a memfd'), 'slot: there, vcpu: there, nothing: gone\n')
  })
}

/** How much of 64 MiB is resident while a slot has them, while only a vCPU does, and when nothing does any more. */
async function residentAfter(t: ExecutionContext, memfd: boolean): Promise<string> {
  const code = `
    import { readFileSync } from 'node:fs'
    import { GuestMemory, Kvm } from 'kvm-ioctls'
    const resident = () => Number(/^VmRSS:\\s*(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
    const vm = new Kvm().createVm()
    const vcpu = vm.createVcpu(0)
    const start = resident()
    const memory = GuestMemory.allocate(64 << 20, { memfd: ${memfd} })
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
    for (let address = 0; address < memory.size; address += 1 << 20) {
      vm.addressSpace.write(address, new Uint8Array(1 << 20).fill(1))
    }
    memory.close()
    const there = async () => {
      for (let turn = 0; turn < 3; turn++) {
        await new Promise(setImmediate)
        gc()
      }
      return resident() - start > 48 * 1024 ? 'there' : 'gone'
    }
    const found = ['slot: ' + await there()]
    vm.close()
    found.push('vcpu: ' + await there())
    vcpu.close()
    found.push('nothing: ' + await there())
    console.log(found.join(', '))
  `
  const { stdout, stderr } = await runNode(['--expose-gc', '--input-type=module', '--eval', code])
  t.is(stderr, '')
  return stdout
}
