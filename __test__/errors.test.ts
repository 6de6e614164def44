import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { GuestMemory, Kvm, KvmError, KvmMsrs, KvmRegs } from 'kvm-ioctls'
import { kvmTest, testWhere, x86Test } from './helpers/kvm-test.ts'
import { runModule, runNode } from './helpers/run-node.ts'

test('where there is no file at the path, the error is ENOENT and names it', t => {
  const error = t.throws(() => Kvm.newWithPath('/dev/no-kvm'), { instanceOf: KvmError }) as KvmError
  t.is(error.code, 'ENOENT')
  t.is(error.errno, -2)
  t.is(error.syscall, 'open')
  t.is(error.name, 'KvmError')
  t.is(error.message, 'ENOENT: no such file or directory, open ("/dev/no-kvm")')
  t.throws(() => Kvm.openWithCloexecAt('/dev/no-kvm', true), { instanceOf: KvmError, code: 'ENOENT' })
})

// Root needs no user namespace for it, and may not make one in a chroot.
const unshare = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount']
const mayUnshare = spawnSync('unshare', [...unshare, 'true']).status === 0

testWhere(
  mayUnshare ? undefined : 'this user may not make a mount namespace',
  'where there is no /dev/kvm, the error is ENOENT and says what KVM needs',
  async t => {
    // An empty /dev, but for what Node itself opens.
    const hide = `
      mount -t tmpfs none /mnt && mkdir /mnt/dev && touch /mnt/dev/null /mnt/dev/urandom &&
      mount --bind /dev/null /mnt/dev/null && mount --bind /dev/urandom /mnt/dev/urandom &&
      mount --rbind /mnt/dev /dev && exec "$@"`
    const code = `import('kvm-ioctls').then(({ Kvm }) => new Kvm()).catch(error => console.log(error.message))`
    const node = [process.execPath, '--eval', code]
    const { stdout, stderr } = await runNode([...unshare, 'sh', '-c', hide, 'sh', ...node], 'unshare')
    const needs = '/dev/kvm: KVM needs hardware virtualization, and the module kvm_intel or kvm_amd'
    t.is(stdout, `ENOENT: no such file or directory, open (${needs})\n`, stderr)
  },
)

test('where the user may not open the device, the error is EACCES and names the group kvm', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'kvm-'))
  const device = join(folder, 'kvm')
  try {
    writeFileSync(device, '', { mode: 0 })
    chmodSync(folder, 0o755)
    // Nothing is forbidden to root, so the program becomes somebody else.
    const { stdout, stderr } = await runModule(`
      import { Kvm } from 'kvm-ioctls'
      if (process.getuid() === 0) process.setuid(65534)
      try { Kvm.newWithPath(${JSON.stringify(device)}) } catch (error) { console.log(error.code, error.message) }
    `)
    t.regex(stdout, /^EACCES EACCES: permission denied, open \(.*: members of the group kvm may open it/, stderr)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a path that is none, or has a null byte, is a TypeError', t => {
  for (const path of [undefined, null, 5, {}, '/dev/kvm\0', Buffer.from('/dev/kvm\0')]) {
    t.throws(() => Kvm.newWithPath(path as never), {
      instanceOf: TypeError,
      message: /"path" argument must be of type string, Buffer or URL/,
    })
  }
  t.throws(() => Kvm.openWithCloexec('yes' as never), { instanceOf: TypeError, message: /"closeOnExec".*boolean/ })
})

test('a file descriptor that is no integer from 0 to 2^31 - 1 is a RangeError or a TypeError', t => {
  for (const fd of [-1, 0.5, Number.NaN, 2 ** 31, 2n ** 64n]) {
    t.throws(() => Kvm.fromRawFd(fd), { instanceOf: RangeError, message: /"fd".*integer from 0 to 2147483647/ })
  }
  t.throws(() => Kvm.fromRawFd('3' as never), { instanceOf: TypeError, message: /"fd".*number or bigint/ })
})

kvmTest('createVmWithType() refuses what is no 64-bit integer', t => {
  const kvm = new Kvm()
  for (const type of [-1, 1.5, Number.NaN, 2 ** 53, 2n ** 64n]) {
    t.throws(() => kvm.createVmWithType(type), {
      instanceOf: RangeError,
      message: /"type".*integer from 0 to 18446744073709551615/,
    })
  }
  t.throws(() => kvm.createVmWithType('0' as never), { instanceOf: TypeError, message: /"type"/ })
  kvm.close()
})

x86Test('numbers of entries that are no 32-bit integer are refused', t => {
  const kvm = new Kvm()
  for (const entries of [-1, 0.5, Number.NaN, 2 ** 32]) {
    t.throws(() => kvm.getSupportedCpuid(entries), { instanceOf: RangeError, message: /"numEntries"/ })
    t.throws(() => kvm.getEmulatedCpuid(entries), { instanceOf: RangeError, message: /"numEntries"/ })
  }
  t.throws(() => kvm.checkExtensionRaw(-1), { instanceOf: RangeError, message: /"n"/ })
  t.throws(() => kvm.getMsrs({} as never), {
    instanceOf: TypeError,
    message: /"msrs" argument must be of type KvmMsrs/,
  })
  kvm.close()
})

test('an argument that runs code when it is looked at does not get in the way of the error', t => {
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error('trap')
      },
    },
  )
  t.throws(() => Kvm.fromRawFd(hostile as never), { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE' })
})

/** Imports the package as if the machine were another. */
const importAs = (platform: string, arch: string): Promise<{ stdout: string; stderr: string }> =>
  runNode([
    '--input-type=module',
    '--eval',
    `delete process.env.NAPI_RS_NATIVE_LIBRARY_PATH // which the loader would take for that of any machine
     Object.defineProperty(process, 'platform', { value: '${platform}' })
     Object.defineProperty(process, 'arch', { value: '${arch}' })
     try { await import('kvm-ioctls') } catch (error) { console.log(error.code, error.message) }`,
  ])

test('where there is no addon for the platform, the error names it and those that are supported', async t => {
  const other = await importAs('darwin', 'arm64')
  t.regex(
    other.stdout,
    /^ERR_KVM_UNSUPPORTED_PLATFORM There is no addon for darwin-arm64 \(not Linux\)\. kvm-ioctls runs on linux-x64 .*; in a checkout, "npm run build" builds it$/m,
    other.stderr,
  )
  const machine = await importAs('linux', 's390x')
  t.regex(
    machine.stdout,
    /^ERR_KVM_UNSUPPORTED_PLATFORM There is no addon for linux-s390x \(glibc 2\.\d+\)\. kvm-ioctls runs on linux-x64/,
    machine.stderr,
  )
})

test('where the addon is there but is refused, the error says why', async t => {
  const code = "import('kvm-ioctls').catch(error => console.log(error.code, error.message, error.cause.message))"
  const { stdout, stderr } = await runNode(['--no-addons', '--eval', code])
  const why = 'Cannot load native addon because loading addons is disabled.'
  const text = new RegExp(`^ERR_KVM_UNSUPPORTED_PLATFORM The addon for linux-.* does not load: ${why}.* ${why}\\n$`)
  t.regex(stdout, text, stderr)
})

x86Test('bytes of a struct in a detached buffer are a TypeError, before any ioctl', t => {
  const kvm = new Kvm()
  const vcpu = kvm.createVm().createVcpu(0)
  const regs = new KvmRegs()
  const { buffer } = regs.bytes
  structuredClone(buffer, { transfer: [buffer as ArrayBuffer] })
  const expected = { instanceOf: TypeError, code: 'ERR_INVALID_STATE', message: /argument is detached/ }
  t.throws(() => vcpu.getRegs(regs), expected)
  t.throws(() => vcpu.setRegs(regs), expected)
  kvm.close()
})

x86Test('bytes that somebody put in the place of those of a struct never reach the kernel', t => {
  const kvm = new Kvm()
  const vcpu = kvm.createVm().createVcpu(0)
  const regs = Object.assign(new KvmRegs(), { bytes: new Uint8Array(5) })
  t.is(vcpu.getRegs(regs).rip, 0xfff0n)
  t.true(regs.bytes.every(byte => byte === 0))
  kvm.close()
})

x86Test('a count that is larger than its entries is a RangeError, before any ioctl', t => {
  const kvm = new Kvm()
  const msrs = KvmMsrs.from({ entries: [{ index: 0x174 }] })
  msrs.nmsrs = 1000
  const message = /^The value of "msrs\.nmsrs" is out of range\. It must be at most 1, the entries that there are\./
  t.throws(() => kvm.getMsrs(msrs), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message })
  kvm.close()
})

x86Test('an object that only looks like a struct is a TypeError', t => {
  const kvm = new Kvm()
  const vcpu = kvm.createVm().createVcpu(0)
  for (const regs of [
    {},
    Object.create(KvmRegs.prototype),
    new Proxy(new KvmRegs(), {}),
    new KvmMsrs(),
    new Uint8Array(144),
  ]) {
    t.throws(() => vcpu.setRegs(regs), { instanceOf: TypeError, message: /"regs" argument must be of type KvmRegs/ })
  }
  kvm.close()
})

kvmTest('handles that a getter of an argument closes are closed handles, and no crash', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const memory = GuestMemory.allocate(0x1000)
  const closing = (handle: { close(): void }) => ({
    slot: 0,
    memory,
    get guestPhysAddr() {
      handle.close()
      return 0
    },
  })
  t.throws(() => vm.setUserMemoryRegion(closing(memory)), {
    code: 'ERR_KVM_CLOSED',
    message: 'This GuestMemory is closed',
  })
  const other = { ...closing(vm), memory: GuestMemory.allocate(0x1000) }
  t.throws(
    () =>
      vm.setUserMemoryRegion({
        ...other,
        get slot() {
          vm.close()
          return 0
        },
      }),
    { code: 'ERR_KVM_CLOSED', message: 'This VmFd is closed' },
  )
  kvm.close()
})

kvmTest('a signal does not interrupt the creation of a virtual machine', async t => {
  // The profiler sends signals all the time.
  const code = `
    import { Kvm } from 'kvm-ioctls'
    const kvm = new Kvm()
    const end = Date.now() + 1500
    let made = 0
    for (; Date.now() < end; made++) {
      const vm = kvm.createVm()
      vm.createVcpu(0).close()
      vm.close()
    }
    console.log(made > 0)
  `
  const profiled = ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${tmpdir()}/kvm-ioctls-profile`]
  const { stdout, stderr } = await runNode([...profiled, '--input-type=module', '--eval', code])
  t.is(stdout, 'true\n', stderr)
})
