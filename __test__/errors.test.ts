import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { Kvm, KvmError } from 'kvm-ioctls'
import { kvmTest } from './helpers/kvm-test.ts'
import { runModule, runNode } from './helpers/run-node.ts'

test('where there is no device, the error is ENOENT and says what KVM needs', t => {
  const error = t.throws(() => Kvm.newWithPath('/dev/no-kvm'), { instanceOf: KvmError }) as KvmError
  t.is(error.code, 'ENOENT')
  t.is(error.errno, -2)
  t.is(error.syscall, 'open')
  t.is(error.name, 'KvmError')
  const meaning = 'ENOENT: no such file or directory, open'
  t.is(
    error.message,
    `${meaning} (/dev/no-kvm: no KVM here; it needs hardware virtualization, and the module kvm_intel or kvm_amd)`,
  )
  t.throws(() => Kvm.openWithCloexecAt('/dev/no-kvm', true), { instanceOf: KvmError, code: 'ENOENT' })
})

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
    t.regex(
      stdout,
      /^EACCES EACCES: permission denied, open \(.*: this user may not; members of the group kvm may/,
      stderr,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a path that is no string, or has a null byte, is a TypeError', t => {
  for (const path of [undefined, null, 5, {}, Buffer.from('/dev/kvm'), '/dev/kvm\0']) {
    t.throws(() => Kvm.newWithPath(path as never), {
      instanceOf: TypeError,
      message: /"path" argument must be of type string/,
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

kvmTest('numbers of entries that are no 32-bit integer are refused', t => {
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
    `Object.defineProperty(process, 'platform', { value: '${platform}' })
     Object.defineProperty(process, 'arch', { value: '${arch}' })
     try { await import('kvm-ioctls') } catch (error) { console.log(error.code, error.message) }`,
  ])

test('where there is no addon for the platform, the error names it and those that are supported', async t => {
  const other = await importAs('darwin', 'arm64')
  t.regex(
    other.stdout,
    /^ERR_KVM_UNSUPPORTED_PLATFORM .* loads on darwin-arm64 \(not Linux\)\. Supported: linux-x64/,
    other.stderr,
  )
  const machine = await importAs('linux', 's390x')
  t.regex(
    machine.stdout,
    /^ERR_KVM_UNSUPPORTED_PLATFORM .* loads on linux-s390x \(glibc 2\.\d+\)\. Supported: linux-x64/,
    machine.stderr,
  )
})
