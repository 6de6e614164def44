// What becomes of each method where the kernel refuses one of its system calls: an error that says so, nothing left open or
// mapped, and a state from which the same call succeeds. docs/reference/reliability.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { AddressSpace, DeviceFd, EventFd, GuestMemory, Kvm, MemorySnapshot, StatsFd, VcpuFd, VmFd } from 'kvm-ioctls'
import { testWhere, x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'
import type { Report } from './refusals/walk.ts'

const path = (name: string): string => fileURLToPath(new URL(`refusals/${name}`, import.meta.url))

/** Every call by every error, or (the default) by one of them in turn. */
const all = process.env.KVM_REFUSALS === 'all' ? 'all' : 'some'

function hasCompiler(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether the addon is built with AddressSanitizer and debug assertions. */
const sanitized = process.env.ASAN_OPTIONS !== undefined

/** What comes of a refusal without an error, for a reason. */
const UNNOTICED = [
  // A call that a signal has interrupted is made again, where that is right.
  / EINTR$/,
  // close() of a virtual machine does not fail: memory that the kernel may still use keeps its addresses.
  /^VmFd close: /,
  // close() of a vCPU neither: its page goes when nobody looks at it any more.
  /^VcpuFd close: mmap /,
  // Rust's library asks how long a file of /proc is, and can do without.
  / statx /,
  // With debug assertions it looks at each file descriptor before it closes it.
  ...(sanitized ? [/ fcntl /] : []),
]

/** What must not be, and cannot be helped: the crate closes what it cannot map, as the doc comment says. */
const KNOWN = /^VmFd unsafeCreateVcpuFromRawfd: mmap .*: VcpuFd has become EBADF of fcntl$/

if (!hasCompiler()) testWhere('no C compiler', 'each system call of each method is refused in turn', t => t.fail())
else
  x86Test('each system call of each method is refused in turn: an error, nothing left, and then it works', async t => {
    const folder = mkdtempSync(join(tmpdir(), 'kvm-ioctls-refusals-'))
    t.teardown(() => rmSync(folder, { recursive: true }))
    const library = join(folder, 'refuse.so')
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, path('refuse.c')])
    // A sanitizer's library, too.
    const preloaded = [library, process.env.LD_PRELOAD].filter(Boolean).join(':')
    const sanitizer = `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`
    const env = [`LD_PRELOAD=${preloaded}`, `ASAN_OPTIONS=${sanitizer}`]
    const args = [...env, process.execPath, '--expose-gc', path('walk.ts'), library, all]
    const { status, stdout, stderr } = await runNode(args, 'env')
    t.is(status, 0, stderr)
    const report = JSON.parse(stdout) as Report
    t.deepEqual(
      report.failures.filter(line => !KNOWN.test(line)),
      [],
    )
    t.deepEqual(
      report.unnoticed.filter(line => !UNNOTICED.some(pattern => pattern.test(line))),
      [],
    )
    t.true(report.refused > 300, `${report.refused}`)
    t.log(`${report.refused} refusals in ${Object.keys(report.calls).length} steps`)
  })

/** Methods that make no system call, or none that the architecture has, and those that others stand for. */
const ELSEWHERE =
  /^(constructor|asRawFd|close|closed|size|id|view|exits|ref|unref|runSize|mapCoalesced.*|coalesced.*|.*SyncValidReg|.*SyncDirtyReg|syncRegsMut|arm.*|vcpuInit|vcpuFinalize|get(HostIpaLimit|GuestDebugHw.*|PreferredTarget)|createVmWithIpaSize|unsafeIoctl|has?DeviceAttr|setDeviceAttr|attach|(read|write|loadAcquire|storeRelease)(Big)?UInt.*)$/

test('every method has a step', t => {
  const steps = readFileSync(path('steps.ts'), 'utf8')
  const missing: string[] = []
  for (const type of [Kvm, VmFd, VcpuFd, DeviceFd, GuestMemory, MemorySnapshot, EventFd, StatsFd, AddressSpace]) {
    for (let of = type.prototype as object; of !== Object.prototype; of = Object.getPrototypeOf(of)) {
      for (const name of Object.getOwnPropertyNames(of)) {
        const named = new RegExp(`\\.${name}\\b|'${name}'`).test(steps)
        if (!named && !ELSEWHERE.test(name)) missing.push(`${type.name} ${name}`)
      }
    }
  }
  t.deepEqual(missing, [])
})

async function limit(name: string): Promise<string[]> {
  const { stdout, stderr } = await runNode([path('limits.ts'), name])
  return [...stdout.trimEnd().split('\n'), ...(stderr === '' ? [] : [stderr])]
}

x86Test('where no file descriptor is left, every method that makes one says so, and leaves none behind', async t => {
  t.deepEqual(await limit('descriptors'), [
    'Kvm: EMFILE of open',
    'openWithCloexec: EMFILE of open',
    'createVm: EMFILE of KVM_CREATE_VM',
    'createVcpu: EMFILE of KVM_CREATE_VCPU',
    'createDevice: EMFILE of KVM_CREATE_DEVICE',
    'createGuestMemfd: EMFILE of KVM_CREATE_GUEST_MEMFD',
    'getStatsFd of a VM: EMFILE of KVM_GET_STATS_FD',
    'getStatsFd of a vCPU: EMFILE of KVM_GET_STATS_FD',
    'allocate a memfd: EMFILE of memfd_create',
    'EventFd: EMFILE of eventfd2',
    'tryClone: EMFILE of fcntl',
    'left: 0',
  ])
})

// AddressSanitizer ends the process where it gets no memory of its own.
if (!sanitized) {
  x86Test('where there is no room for a mapping, that is ENOMEM, and the vCPU can be made when there is', async t => {
    const expected = ['createVcpu: ENOMEM of mmap', 'allocate: ENOMEM of mmap', 'afterwards: true']
    t.deepEqual(await limit('addresses'), expected)
  })
}

x86Test(
  'where the user may have no more threads, the error names pthread_create, and the call can be made again',
  async t => {
    t.deepEqual(await limit('threads'), [
      'runAsync: EAGAIN of pthread_create, then Hlt',
      'wait: EAGAIN of pthread_create, then 1',
    ])
  },
)

x86Test('nothing needs memory that is locked', async t => {
  t.deepEqual(await limit('locked'), ['Hlt'])
})

x86Test('a kick needs no room for a realtime signal', async t => {
  t.deepEqual(await limit('pending'), ['Intr', 'Intr', 'Intr'])
})

x86Test('a storm of signals is not seen', async t => {
  const expected = ['a guest that counts: Hlt', 'steps with another outcome: 0, signals: many']
  t.deepEqual(await limit('storm'), expected)
})

x86Test('under a seccomp filter that denies the ioctls of KVM each is EPERM, and handles can be closed', async t => {
  const refused = /^RangeError: There is no memory at guest address 0x100000/
  const lines = await limit('seccomp')
  t.regex(lines[4]?.replace('what is in no slot: ', '') ?? '', refused)
  t.deepEqual(lines.toSpliced(4, 1), [
    'createVm: EPERM of KVM_CREATE_VM',
    'getNrVcpus: EPERM of KVM_CHECK_EXTENSION',
    'createVcpu: EPERM of KVM_CREATE_VCPU',
    'setUserMemoryRegion: EPERM of KVM_SET_USER_MEMORY_REGION',
    'getRegs: EPERM of KVM_GET_REGS',
    'getXsave2: EPERM of KVM_CHECK_EXTENSION',
    'run: EPERM of KVM_RUN',
    'runAsync: EPERM',
    'closed',
  ])
})
