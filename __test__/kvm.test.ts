import { closeSync, openSync, readlinkSync } from 'node:fs'
import { Cap, KVM_MAX_CPUID_ENTRIES, Kvm, KvmCpuid2, KvmError, KvmMsrs, VmFd } from 'kvm-ioctls'
import { closesOnExec, duplicate, openFiles } from './helpers/file-descriptor.ts'
import { aarch64Test, kvmTest, x86Test } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'

const IA32_ARCH_CAPABILITIES = 0x10a
const IA32_PERF_CAPABILITIES = 0x345

function withKvm(use: (kvm: Kvm) => void): void {
  const kvm = new Kvm()
  try {
    use(kvm)
  } finally {
    kvm.close()
  }
}

kvmTest('new Kvm() opens /dev/kvm, to be closed on exec', t =>
  withKvm(kvm => {
    t.is(readlinkSync(`/proc/self/fd/${kvm.asRawFd()}`), '/dev/kvm')
    t.true(closesOnExec(kvm.asRawFd()))
  }),
)

kvmTest('Kvm.newWithPath() opens the device at a path, to be closed on exec', t => {
  const kvm = Kvm.newWithPath('/dev/kvm')
  t.true(closesOnExec(kvm.asRawFd()))
  t.is(kvm.getApiVersion(), 12)
  kvm.close()
})

kvmTest('Kvm.newWithPath() and openWithCloexecAt() take a Buffer and a URL as well, as fs does', t => {
  for (const path of ['/dev/kvm', Buffer.from('/dev/kvm'), new URL('file:///dev/kvm')]) {
    Kvm.newWithPath(path).close()
    Kvm.fromRawFd(Kvm.openWithCloexecAt(path, true)).close()
  }
  t.throws(() => Kvm.newWithPath(new URL('file:///dev/null')), { message: "'/dev/null' is not the KVM device" })
  t.throws(() => Kvm.newWithPath(Buffer.from([0x2f, 0xff])), { code: 'ENOENT' })
  t.throws(() => Kvm.newWithPath(new URL('https://example.com/dev/kvm')), { code: 'ERR_INVALID_URL_SCHEME' })
})

kvmTest('Kvm.newWithPath() refuses a file that is not the KVM device, and leaves nothing open', t => {
  const before = openFiles()
  t.throws(() => Kvm.newWithPath('/dev/null'), {
    code: 'ERR_KVM_WRONG_FD',
    message: "'/dev/null' is not the KVM device",
  })
  t.deepEqual(openFiles(), before)
})

for (const closeOnExec of [true, false]) {
  kvmTest(`Kvm.openWithCloexec(${closeOnExec}) returns a file descriptor that the caller owns`, t => {
    const fd = Kvm.openWithCloexec(closeOnExec)
    t.is(closesOnExec(fd), closeOnExec)
    t.is(readlinkSync(`/proc/self/fd/${fd}`), '/dev/kvm')
    closeSync(fd)
  })

  kvmTest(`Kvm.openWithCloexecAt(path, ${closeOnExec}) does the same at a path`, t => {
    const fd = Kvm.openWithCloexecAt('/dev/kvm', closeOnExec)
    t.is(closesOnExec(fd), closeOnExec)
    closeSync(fd)
  })
}

kvmTest('getApiVersion() is 12', t => withKvm(kvm => t.is(kvm.getApiVersion(), 12)))

kvmTest('checkExtension() says whether KVM has a capability', t =>
  withKvm(kvm => {
    t.true(kvm.checkExtension(Cap.UserMemory))
    t.false(kvm.checkExtension(Cap.S390Psw as Cap))
  }),
)

kvmTest('checkExtensionInt() returns what KVM says of a capability', t =>
  withKvm(kvm => {
    t.is(kvm.checkExtensionInt(Cap.UserMemory), 1)
    t.true(kvm.checkExtensionInt(Cap.MaxVcpus) > 1)
  }),
)

kvmTest('checkExtension() and checkExtensionInt() refuse a number that Cap has no name for', t =>
  withKvm(kvm => {
    const expected = {
      instanceOf: RangeError,
      code: 'ERR_OUT_OF_RANGE',
      message: /^The value of "cap" is out of range/,
    }
    t.throws(() => kvm.checkExtension(696969 as Cap), expected)
    t.throws(() => kvm.checkExtensionInt(-1 as Cap), expected)
    t.throws(() => kvm.checkExtension('UserMemory' as never), { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE' })
  }),
)

kvmTest('checkExtensionRaw() takes any number, and answers 0 to one that KVM does not know', t =>
  withKvm(kvm => {
    t.is(kvm.checkExtensionRaw(696969), 0)
    t.is(kvm.checkExtensionRaw(Cap.UserMemory), 1)
    t.is(kvm.checkExtensionRaw(3n), 1)
  }),
)

kvmTest('getVcpuMmapSize() is a few pages', t =>
  withKvm(kvm => {
    t.true(kvm.getVcpuMmapSize() > 0)
    t.is(kvm.getVcpuMmapSize() % 4096, 0)
  }),
)

kvmTest('getNrVcpus() is what KVM_CAP_NR_VCPUS says, or 4', t =>
  withKvm(kvm => t.is(kvm.getNrVcpus(), kvm.checkExtensionInt(Cap.NrVcpus) || 4)),
)

kvmTest('getNrMemslots() is what KVM_CAP_NR_MEMSLOTS says, or 32', t =>
  withKvm(kvm => t.is(kvm.getNrMemslots(), kvm.checkExtensionInt(Cap.NrMemslots) || 32)),
)

kvmTest('getMaxVcpus() is what KVM_CAP_MAX_VCPUS says, or getNrVcpus()', t =>
  withKvm(kvm => t.is(kvm.getMaxVcpus(), kvm.checkExtensionInt(Cap.MaxVcpus) || kvm.getNrVcpus())),
)

kvmTest('getMaxVcpuId() is what KVM_CAP_MAX_VCPU_ID says, or getMaxVcpus()', t =>
  withKvm(kvm => t.is(kvm.getMaxVcpuId(), kvm.checkExtensionInt(Cap.MaxVcpuId) || kvm.getMaxVcpus())),
)

kvmTest('the numbers of vCPUs and slots, and the size of the shared memory, are at least what every KVM has', t =>
  withKvm(kvm => {
    // The crate wants 4, but newer kernels recommend no more than there are processors.
    t.true(kvm.getNrVcpus() >= 1)
    t.true(kvm.getMaxVcpus() >= kvm.getNrVcpus())
    t.true(kvm.getVcpuMmapSize() > 0)
    t.true(kvm.getNrMemslots() >= 32)
  }),
)

for (const method of ['getSupportedCpuid', 'getEmulatedCpuid'] as const) {
  x86Test(`${method}() returns at most as many entries as there is room for`, t =>
    withKvm(kvm => {
      const cpuid = kvm[method](KVM_MAX_CPUID_ENTRIES)
      t.true(cpuid instanceof KvmCpuid2)
      t.true(cpuid.entries.length > 0 && cpuid.entries.length <= KVM_MAX_CPUID_ENTRIES)
      t.is(cpuid.nent, cpuid.entries.length)
    }),
  )

  x86Test(`${method}() fails with ENOMEM for more entries than KVM_MAX_CPUID_ENTRIES`, t =>
    withKvm(kvm => {
      for (const numEntries of [KVM_MAX_CPUID_ENTRIES + 1, 0xffff_ffff]) {
        const error = t.throws(() => kvm[method](numEntries), { instanceOf: KvmError, code: 'ENOMEM' }) as KvmError
        t.is(error.errno, -12)
        t.is(error.syscall, method === 'getSupportedCpuid' ? 'KVM_GET_SUPPORTED_CPUID' : 'KVM_GET_EMULATED_CPUID')
      }
    }),
  )
}

x86Test('getSupportedCpuid() fails with E2BIG where the entries do not fit', t =>
  withKvm(kvm => t.throws(() => kvm.getSupportedCpuid(1), { instanceOf: KvmError, code: 'E2BIG' })),
)

x86Test('getSupportedCpuid() tells the leaves of this processor', t =>
  withKvm(kvm => {
    const [first] = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES).entries
    t.is(first?.function, 0)
    // Leaf 0 has the vendor's name in ebx, edx, ecx.
    const name = Buffer.alloc(12)
    for (const [index, register] of [first?.ebx, first?.edx, first?.ecx].entries())
      name.writeUInt32LE(register ?? 0, index * 4)
    t.regex(name.toString(), /^[ -~]{12}$/)
  }),
)

x86Test('a duplicate that Kvm.fromRawFd() took over tells the CPUID, and as many entries can be made', t =>
  withKvm(original => {
    const kvm = Kvm.fromRawFd(duplicate(original.asRawFd()))
    const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
    t.is(KvmCpuid2.withEntries(cpuid.entries.length).entries.length, cpuid.nent)
    kvm.close()
  }),
)

x86Test('getMsrIndexList() lists MSRs that a guest can have', t =>
  withKvm(kvm => {
    const { indices, nmsrs } = kvm.getMsrIndexList()
    t.true(indices.length >= 2)
    t.is(indices.length, nmsrs)
    const IA32_SYSENTER_CS = 0x174
    t.true(indices.includes(IA32_SYSENTER_CS))
  }),
)

x86Test('getMsrFeatureIndexList() lists MSRs that describe features', t =>
  withKvm(kvm => t.true(kvm.getMsrFeatureIndexList().indices.length > 0)),
)

x86Test('getMsrs() reads MSRs that describe features, and returns how many', t =>
  withKvm(kvm => {
    const known = kvm.getMsrFeatureIndexList().indices
    const msrs = KvmMsrs.from({ entries: Array.from(known, index => ({ index })) })
    t.is(kvm.getMsrs(msrs), known.length)
    t.is(
      kvm.getMsrs(KvmMsrs.from({ entries: [{ index: IA32_ARCH_CAPABILITIES }, { index: IA32_PERF_CAPABILITIES }] })),
      2,
    )
  }),
)

x86Test('getMsrs() stops at the first MSR that KVM does not have, which is no error', t =>
  withKvm(kvm => {
    const entries = [{ index: IA32_ARCH_CAPABILITIES }, { index: 0x12345678 }, { index: IA32_ARCH_CAPABILITIES }]
    t.is(kvm.getMsrs(KvmMsrs.from({ entries })), 1)
    t.is(kvm.getMsrs(new KvmMsrs()), 0)
  }),
)

kvmTest('createVm() creates a virtual machine', t =>
  withKvm(kvm => {
    const vm = kvm.createVm()
    t.true(vm instanceof VmFd)
    t.is(readlinkSync(`/proc/self/fd/${vm.asRawFd()}`), 'anon_inode:kvm-vm')
    vm.close()
  }),
)

kvmTest('createVmWithType() takes the type as a number or a bigint; 0 is the default', t =>
  withKvm(kvm => {
    for (const type of [0, 0n]) {
      const vm = kvm.createVmWithType(type)
      t.false(vm.closed)
      vm.close()
    }
    // riscv64 has no types, and KVM there does not look.
    if (process.arch === 'riscv64') return
    t.throws(() => kvm.createVmWithType(0xffff_ffff_ffffn), { instanceOf: KvmError, code: 'EINVAL' })
  }),
)

for (const create of ['createVm', 'createVmWithType'] as const) {
  kvmTest(`a duplicate of what ${create}() made has vCPUs that share getVcpuMmapSize() bytes, too`, t =>
    withKvm(kvm => {
      const vm = kvm[create](0)
      const twin = kvm.createVmfdFromRawfd(duplicate(vm.asRawFd()))
      t.is(vm.runSize(), kvm.getVcpuMmapSize())
      t.is(twin.runSize(), kvm.getVcpuMmapSize())
      vm.close()
      twin.close()
    }),
  )
}

kvmTest('Kvm.fromRawFd() takes over a file descriptor of /dev/kvm', t => {
  const fd = Kvm.openWithCloexec(true)
  const kvm = Kvm.fromRawFd(fd)
  t.is(kvm.asRawFd(), fd)
  t.is(kvm.getApiVersion(), 12)
  kvm.close()
  t.throws(() => readlinkSync(`/proc/self/fd/${fd}`), { code: 'ENOENT' })
})

kvmTest('Kvm.fromRawFd() takes a duplicate of a handle that is open', t =>
  withKvm(kvm => {
    const twin = Kvm.fromRawFd(duplicate(kvm.asRawFd()))
    t.is(twin.getApiVersion(), 12)
    twin.close()
    t.is(kvm.getApiVersion(), 12)
  }),
)

kvmTest('createVmfdFromRawfd() takes over a file descriptor of a virtual machine', t =>
  withKvm(kvm => {
    const vm = kvm.createVm()
    const twin = kvm.createVmfdFromRawfd(duplicate(vm.asRawFd()))
    vm.close()
    twin.createVcpu(0).close()
    twin.close()
    t.true(twin.closed)
  }),
)

kvmTest('adopting a file descriptor that is something else is an error, and it stays open', t =>
  withKvm(kvm => {
    const fd = openSync('/dev/null', 'r+')
    const code = 'ERR_KVM_WRONG_FD'
    t.throws(() => Kvm.fromRawFd(fd), { code, message: `file descriptor ${fd} is not the KVM device: it is /dev/null` })
    t.throws(() => kvm.createVmfdFromRawfd(fd), {
      code,
      message: `file descriptor ${fd} is not a virtual machine: it is /dev/null`,
    })
    const vm = kvm.createVm()
    const copy = duplicate(vm.asRawFd())
    t.throws(() => Kvm.fromRawFd(copy), { code, message: /it is anon_inode:kvm-vm$/ })
    closeSync(copy)
    closeSync(fd)
    vm.close()
  }),
)

kvmTest('adopting a file descriptor that a handle owns already is an error, and the handle stays as it is', t =>
  withKvm(kvm => {
    t.throws(() => Kvm.fromRawFd(kvm.asRawFd()), { code: 'ERR_KVM_FD_OWNED' })
    const vm = kvm.createVm()
    t.throws(() => kvm.createVmfdFromRawfd(vm.asRawFd()), { code: 'ERR_KVM_FD_OWNED' })
    t.is(kvm.getApiVersion(), 12)
    vm.createVcpu(0).close()
    vm.close()
  }),
)

kvmTest('adopting a file descriptor that is not open is EBADF', t =>
  withKvm(kvm => {
    const expected = { instanceOf: KvmError, code: 'EBADF', message: /, fcntl$/ }
    t.throws(() => Kvm.fromRawFd(9999), expected)
    t.throws(() => kvm.createVmfdFromRawfd(9999), expected)
    // O_PATH: it names its file, but no ioctl reaches it.
    const vm = kvm.createVm()
    const path = openSync(`/proc/self/fd/${vm.asRawFd()}`, 0o10000000)
    t.throws(() => kvm.createVmfdFromRawfd(path), expected)
    closeSync(path)
    vm.close()
  }),
)

x86Test('no thread can adopt a file descriptor that another one has just made', async t => {
  const code = `
    import { Worker } from 'node:worker_threads'
    import { Kvm } from 'kvm-ioctls'
    const shared = new Int32Array(new SharedArrayBuffer(8))
    const worker = new Worker(\`
      import { parentPort, workerData as shared } from 'node:worker_threads'
      import { Kvm } from 'kvm-ioctls'
      const kvm = new Kvm()
      parentPort.postMessage('ready')
      let adopted = 0
      while (shared[1] === 0) {
        try { kvm.createVmfdFromRawfd(shared[0]).close(); adopted++ } catch {}
      }
      parentPort.postMessage(adopted)
    \`, { eval: true, workerData: shared })
    worker.once('message', () => {
      const kvm = new Kvm()
      const end = Date.now() + 2000
      while (Date.now() < end) {
        const vm = kvm.createVm()
        shared[0] = vm.asRawFd()
        vm.setTssAddress(0xfffbd000)
        vm.close()
      }
      worker.once('message', adopted => console.log(adopted))
      shared[1] = 1
    })
  `
  const { stdout, stderr } = await runModule(code)
  t.is(stdout, '0\n', stderr)
})

kvmTest('a file descriptor opened without O_CLOEXEC reaches a program that is started', async t => {
  const { stdout, stderr } = await runModule(`
    import { execFileSync } from 'node:child_process'
    import { Kvm } from 'kvm-ioctls'
    const fd = Kvm.openWithCloexec(false)
    const code = "import { Kvm } from 'kvm-ioctls'; console.log(Kvm.fromRawFd(3).getApiVersion())"
    const stdio = ['ignore', 'inherit', 'inherit', fd]
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], { stdio })
  `)
  t.is(stdout, '12\n', stderr)
})

kvmTest('a Kvm whose file descriptor somebody closed answers EBADF', async t => {
  // In a process of its own: the number may be another file's soon.
  const { stdout, stderr } = await runModule(`
    import { closeSync } from 'node:fs'
    import { Kvm } from 'kvm-ioctls'
    const kvm = new Kvm()
    closeSync(kvm.asRawFd())
    const seen = []
    const calls = ['getNrVcpus', 'getNrMemslots', 'getMaxVcpus', 'getMaxVcpuId', 'getVcpuMmapSize', 'getEmulatedCpuid', 'getSupportedCpuid', 'getMsrIndexList', 'createVm']
    for (const call of calls) {
      if (process.arch !== 'x64' && /Cpuid|Msr/.test(call)) continue
      try { seen.push(kvm[call](4)) } catch (error) { seen.push(error.code) }
    }
    console.log(new Set(seen))
  `)
  t.is(stdout, "Set(1) { 'EBADF' }\n", stderr)
})

kvmTest('what only another architecture has is refused, and the error names those that have it', t =>
  withKvm(kvm => {
    const onlyX86 = ['getEmulatedCpuid', 'getSupportedCpuid', 'getMsrIndexList', 'getMsrFeatureIndexList', 'getMsrs']
    const onlyArm = ['getHostIpaLimit', 'getGuestDebugHwBps', 'getGuestDebugHwWps', 'createVmWithIpaSize']
    const refused = (methods: readonly string[], arch: string) => {
      for (const method of methods) {
        const message = new RegExp(`^Kvm\\.${method}\\(\\) .*\\b${arch}\\b`)
        t.throws(() => Reflect.get(kvm, method).call(kvm, 40), { code: 'ERR_KVM_UNSUPPORTED_ARCH', message })
      }
    }
    if (process.arch !== 'x64') refused(onlyX86, 'x86_64')
    if (process.arch !== 'arm64') refused(onlyArm, 'aarch64')
  }),
)

aarch64Test('createVmWithIpaSize() takes sizes up to getHostIpaLimit()', t =>
  withKvm(kvm => {
    const limit = kvm.getHostIpaLimit()
    t.true(limit >= 32 && limit <= 52)
    kvm.createVmWithIpaSize(limit).close()
    kvm.createVmWithIpaSize(0).close()
    for (const size of [31, limit + 1]) {
      t.throws(() => kvm.createVmWithIpaSize(size), { instanceOf: KvmError, code: 'EINVAL' })
    }
    t.throws(() => kvm.createVmWithIpaSize(256), { instanceOf: RangeError })
  }),
)

aarch64Test('getGuestDebugHwBps() and getGuestDebugHwWps() are at least what every processor has', t =>
  withKvm(kvm => {
    t.true(kvm.getGuestDebugHwBps() >= 2)
    t.true(kvm.getGuestDebugHwWps() >= 2)
  }),
)
