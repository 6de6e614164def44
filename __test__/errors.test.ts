import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { GuestMemory, Kvm, KvmError, KvmMsrs, KvmRegs, MemorySnapshot } from 'kvm-ioctls'
import { kvmTest, testWhere, x86Test } from './helpers/kvm-test.ts'
import { runModule, runNode } from './helpers/run-node.ts'

test('where there is no file at the path, the error is ENOENT and names it', t => {
  const error = t.throws(() => Kvm.newWithPath('/dev/no-kvm'), { instanceOf: KvmError }) as KvmError
  t.is(error.code, 'ENOENT')
  t.is(error.errno, -2)
  t.is(error.syscall, 'open')
  t.is(error.name, 'KvmError')
  t.is(error.message, "ENOENT: no such file or directory, open '/dev/no-kvm'")
  t.is(error.path, '/dev/no-kvm')
  t.false(Object.hasOwn(new KvmError(-2, 'KVM_RUN'), 'path'))
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
    const needs =
      /^ENOENT: no such file or directory, open '\/dev\/kvm' \((KVM is not available: .*(modprobe|nested virtualization)|start the container with)/
    t.regex(stdout, needs, stderr)
  },
)

const isRoot = process.getuid?.() === 0

/** The message of opening a file as a user without rights, and its path. */
async function opened(device: string, groups: readonly number[] = []): Promise<string> {
  const { stdout, stderr } = await runModule(`
    import { Kvm } from 'kvm-ioctls'
    process.setgroups(${JSON.stringify(groups)})
    process.setgid(65534)
    process.setuid(65534)
    try { Kvm.newWithPath(${JSON.stringify(device)}) } catch (error) { console.log(error.code, error.path, error.message) }
  `)
  return stdout || stderr
}

testWhere(
  isRoot ? undefined : 'only root can make files of other users',
  'where the user may not open the device, the error is EACCES and says what helps: it depends on owner, group and mode',
  async t => {
    const folder = mkdtempSync(join(tmpdir(), 'kvm-'))
    chmodSync(folder, 0o755)
    const device = join(folder, 'kvm')
    const groups = readFileSync('/etc/group', 'utf8').split('\n')
    const [name, , gid] = groups.map(line => line.split(':')).find(([, , gid]) => Number(gid) > 0) ?? t.fail()
    const denied = `EACCES ${device} EACCES: permission denied, open '${device}'`
    try {
      writeFileSync(join(folder, 'secret'), '', { mode: 0o600 })
      t.regex(await opened(join(folder, 'secret')), /\(it belongs to root:root, mode 0600\)\n$/)
      t.is(spawnSync('mknod', [device, 'c', '10', '232']).status, 0)
      const cases = [
        [0, 0, 0o600, `(it belongs to root:root, mode 0600: "sudo chgrp kvm ${device} && sudo chmod 0660 ${device}"`],
        [0, Number(gid), 0o600, `(it belongs to root:${name}, mode 0600: "sudo chgrp kvm ${device}`],
        [0, Number(gid), 0o660, `(it belongs to root:${name}, mode 0660: `],
      ] as const
      for (const [uid, gid, mode, text] of cases) {
        chownSync(device, uid, gid)
        chmodSync(device, mode)
        const message = await opened(device)
        if (!existsSync('/.dockerenv')) t.true(message.startsWith(`${denied} ${text}`), message)
        if (mode === 0o660) t.regex(message, /"sudo usermod -aG .*", then log in again|--group-add/)
      }
      chmodSync(folder, 0o700)
      t.is(await opened(device), `${denied} (this user may not search a folder of the path)\n`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test('a file that is not the KVM device, or no regular file, is named in one style of quotes', t => {
  const wrong = { code: 'ERR_KVM_WRONG_FD' }
  const device = t.throws(() => Kvm.newWithPath('/dev/null'), wrong) as Error & { path: string }
  t.like(device, { message: "'/dev/null' is not the KVM device", path: '/dev/null' })
  for (const open of [GuestMemory.unsafeMapFile, MemorySnapshot.readFile]) {
    const error = t.throws(() => open('/dev/null'), wrong) as Error & { path: string }
    t.like(error, { message: "'/dev/null' is not a regular file", path: '/dev/null' })
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

/** The error of importing the package, after `code` has changed what the loader looks at. */
async function importError(code: string, options: readonly string[] = []): Promise<string> {
  const program = `
    delete process.env.NAPI_RS_NATIVE_LIBRARY_PATH // which the loader would take for that of any machine
    ${code}
    try { await import('kvm-ioctls') } catch (error) { console.log(error.code, error.message) }`
  const { stdout, stderr } = await runNode([...options, '--input-type=module', '--eval', program])
  return stdout || stderr
}

const as = (platform: string, arch: string): string =>
  `for (const [name, value] of Object.entries({ platform: '${platform}', arch: '${arch}' })) Object.defineProperty(process, name, { value })
  `
const report = (header: object): string =>
  `Object.defineProperty(process, 'report', { value: { getReport: () => (${JSON.stringify({ header })}) } })
  `
const PLATFORMS = 'linux-x64 and linux-arm64 (glibc or musl), and linux-riscv64 (glibc)'

test('where there is no addon for the platform, the error names it and those that are supported', async t => {
  const none = (here: string) =>
    `ERR_KVM_UNSUPPORTED_PLATFORM There is no addon for ${here}: kvm-ioctls runs on ${PLATFORMS}\n`
  t.is(await importError(as('darwin', 'arm64')), none('darwin-arm64'))
  t.is(await importError(as('win32', 'x64')), none('win32-x64'))
  t.is(await importError(as('linux', 's390x')), none('linux-s390x'))
  t.is(await importError(as('linux', 'riscv64') + report({})), none('linux-riscv64 with musl'))
})

test('a Node that is too old is told the version that is needed', async t => {
  const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })"
  const text = 'ERR_KVM_UNSUPPORTED_PLATFORM kvm-ioctls needs Node 20.4 or later. This is Node 18.20.4\n'
  t.is(await importError(old), text)
})

test('where the addon is not installed, the error names it, --omit=optional, bundlers and the build', async t => {
  const missing = (name: string) =>
    new RegExp(
      `^ERR_KVM_ADDON_NOT_LOADED The addon ${name} is not installed\\. .*--omit=optional.* bundler .* external\\. .*"npm run build" builds it\\n$`,
    )
  // The loader's look at this machine's file is made to fail: it is another architecture that has no file here.
  const other = process.arch === 'arm64' ? 'x64' : 'arm64'
  t.regex(
    await importError(as('linux', other) + report({ glibcVersionRuntime: '2.41' })),
    missing(`kvm-ioctls-linux-${other}-gnu`),
  )
  t.regex(await importError(as('linux', other) + report({})), missing(`kvm-ioctls-linux-${other}-musl`))
})

test('where the runtime refuses addons, the error names the option', async t => {
  const refused = 'ERR_KVM_ADDON_NOT_LOADED Node was started without addons, and kvm-ioctls is one: '
  t.is(await importError('', ['--no-addons']), `${refused}with --no-addons, leave that out\n`)
  const permission = await importError('', ['--permission', '--allow-fs-read=*'])
  t.is(permission.slice(permission.indexOf('ERR_')), `${refused}with --permission, add --allow-addons\n`)
})

test('NAPI_RS_NATIVE_LIBRARY_PATH that leads nowhere, or to no addon, is named', async t => {
  const set = (path: string) => importError(`process.env.NAPI_RS_NATIVE_LIBRARY_PATH = '${path}'`)
  const named = (path: string) =>
    new RegExp(`^ERR_KVM_ADDON_NOT_LOADED NAPI_RS_NATIVE_LIBRARY_PATH is '${path}', which is no addon to load: .`)
  t.regex(await set('/nowhere.node'), named('/nowhere.node'))
  t.regex(await set('/dev/null'), named('/dev/null'))
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
