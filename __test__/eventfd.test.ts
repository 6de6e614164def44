import { readlinkSync, writeSync } from 'node:fs'
import test from 'ava'
import { EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE, EventFd, Kvm, KvmError } from 'kvm-ioctls'
import { blocks, closesOnExec, duplicate, eventfd, openFiles } from './helpers/file-descriptor.ts'
import { kvmTest } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const MAX = 2n ** 64n - 2n

function withEvent(use: (event: EventFd) => void, flags?: number): void {
  const event = new EventFd(flags)
  try {
    use(event)
  } finally {
    event.close()
  }
}

test('read() takes what write() has added, and null when there is nothing', t =>
  withEvent(event => {
    t.is(event.read(), null)
    event.write(55)
    t.is(event.read(), 55n)
    event.write(1)
    event.write(2n)
    t.is(event.read(), 3n)
    t.is(event.read(), null)
    event.write(0)
    t.is(event.read(), null)
  }))

test('write() that the counter has no room for is EAGAIN, and changes nothing', t =>
  withEvent(event => {
    event.write(MAX)
    const error = t.throws(() => event.write(1), { instanceOf: KvmError, code: 'EAGAIN' }) as KvmError
    t.is(error.syscall, 'write')
    t.is(event.read(), MAX)
  }))

test('write() of a number that no counter can hold is an error that says so', t =>
  withEvent(event => {
    for (const value of [-1, -1n, 0.5, Number.NaN, 2 ** 53, MAX + 1n, 2n ** 64n]) {
      t.throws(() => event.write(value), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /"value"/ })
    }
    for (const value of [undefined, null, '1', {}]) {
      t.throws(() => event.write(value as never), { instanceOf: TypeError, message: /"value"/ })
    }
    t.is(event.read(), null)
  }))

test('EFD_SEMAPHORE: read() takes 1', t =>
  withEvent(event => {
    event.write(2)
    t.deepEqual([event.read(), event.read(), event.read()], [1n, 1n, null])
  }, EFD_SEMAPHORE))

for (const flags of [0, EFD_NONBLOCK, EFD_CLOEXEC, EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC]) {
  test(`new EventFd(0x${flags.toString(16)}) does not block, and is closed on exec`, t =>
    withEvent(event => {
      t.is(readlinkSync(`/proc/self/fd/${event.asRawFd()}`), 'anon_inode:[eventfd]')
      t.false(blocks(event.asRawFd()))
      t.true(closesOnExec(event.asRawFd()))
    }, flags))
}

test('new EventFd() takes flags of eventfd(2), and nothing else', t => {
  t.throws(() => new EventFd(2), {
    instanceOf: KvmError,
    code: 'EINVAL',
    message: /eventfd2 \(there is no such flag\)/,
  })
  t.throws(() => new EventFd(-1), { instanceOf: RangeError, message: /"flags"/ })
  t.throws(() => new EventFd('0' as never), { instanceOf: TypeError, message: /"flags"/ })
  for (const made of [null, {}, new Uint8Array(8)]) {
    t.throws(() => new EventFd(made as never), {
      instanceOf: TypeError,
      code: 'ERR_INVALID_ARG_TYPE',
      message: /^The "flags" argument must be of type number or bigint\. Received /,
    })
  }
})

test('tryClone() is a second handle of the same counter', t =>
  withEvent(event => {
    const twin = event.tryClone()
    t.not(twin.asRawFd(), event.asRawFd())
    t.true(closesOnExec(twin.asRawFd()))
    event.write(923)
    t.is(twin.read(), 923n)
    event.close()
    twin.write(1)
    t.is(twin.read(), 1n)
    twin.close()
  }))

test('EventFd.fromRawFd() takes over an eventfd, and makes it non-blocking', t => {
  const before = openFiles()
  const fd = eventfd(7, 0)
  t.true(blocks(fd))
  const event = EventFd.fromRawFd(fd)
  t.is(event.asRawFd(), fd)
  t.false(blocks(fd))
  t.is(event.read(), 7n)
  t.is(event.read(), null)
  event.close()
  t.deepEqual(openFiles(), before)
})

test('EventFd.fromRawFd() takes a duplicate of a handle that is open, and not the handle itself', t =>
  withEvent(event => {
    t.throws(() => EventFd.fromRawFd(event.asRawFd()), { code: 'ERR_KVM_FD_OWNED' })
    const twin = EventFd.fromRawFd(duplicate(event.asRawFd()))
    event.write(4)
    t.is(twin.read(), 4n)
    twin.close()
  }))

test('EventFd.fromRawFd() refuses what is no eventfd', t => {
  t.throws(() => EventFd.fromRawFd(0x7fff_ffff), { instanceOf: KvmError, code: 'EBADF' })
  t.throws(() => EventFd.fromRawFd(-1), { instanceOf: RangeError, message: /"fd"/ })
  const wrong = { code: 'ERR_KVM_WRONG_FD', message: /is not an eventfd: it is / }
  t.throws(() => EventFd.fromRawFd(1), wrong)
})

kvmTest('EventFd.fromRawFd() refuses a virtual machine', t => {
  const vm = new Kvm().createVm()
  const copy = duplicate(vm.asRawFd())
  t.throws(() => EventFd.fromRawFd(copy), { code: 'ERR_KVM_WRONG_FD', message: /it is anon_inode:kvm-vm$/ })
  vm.createVcpu(0).close()
})

test('what others write to the file descriptor is read', t =>
  withEvent(event => {
    writeSync(event.asRawFd(), new BigUint64Array([12n]))
    t.is(event.read(), 12n)
  }))

test('a closed EventFd throws ERR_KVM_CLOSED, and its file descriptor is closed', t => {
  const before = openFiles()
  const event = new EventFd()
  t.false(event.closed)
  event[Symbol.dispose]()
  event.close()
  t.true(event.closed)
  t.deepEqual(openFiles(), before)
  const uses = [() => event.read(), () => event.write(1), () => event.asRawFd(), () => event.tryClone()]
  for (const use of uses) t.throws(use, { code: 'ERR_KVM_CLOSED', message: 'This EventFd is closed' })
})

test('events that nobody closed are closed by the garbage collector', async t => {
  const code = `
    import { readdirSync, readlinkSync } from 'node:fs'
    import { EventFd } from 'kvm-ioctls'
    const files = () => readdirSync('/proc/self/fd').flatMap(fd => {
      try { return [readlinkSync('/proc/self/fd/' + fd)] } catch { return [] }
    }).filter(name => name.includes('eventfd')).length
    const before = files()
    for (let round = 0; round < 100; round++) new EventFd().write(1)
    for (let round = 0; round < 10; round++) {
      await new Promise(setImmediate)
      gc()
    }
    console.log(files() - before)
  `
  const { stdout, stderr } = await runNode(['--expose-gc', '--input-type=module', '--eval', code])
  t.is(stdout, '0\n', stderr)
})
