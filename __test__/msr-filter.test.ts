import koffi from 'koffi'
import {
  Cap,
  KVM_CAP_X86_USER_SPACE_MSR,
  KVM_MSR_EXIT_REASON_FILTER,
  KVM_MSR_FILTER_DEFAULT_ALLOW,
  KVM_MSR_FILTER_DEFAULT_DENY,
  KVM_MSR_FILTER_READ,
  KVM_MSR_FILTER_WRITE,
  Kvm,
  KvmEnableCap,
  KvmError,
  KvmMsrFilter,
  type MsrFilterRange,
  type VmFd,
} from 'kvm-ioctls'
import { type Guest, realMode } from './guests/real-mode.ts'
import { kvmTest } from './helpers/kvm-test.ts'

const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const
const EFAULT = { instanceOf: KvmError, code: 'EFAULT' } as const
const IA32_TSC = 0x10
const IA32_SYSENTER_CS = 0x174
const ALL = KVM_MSR_FILTER_READ | KVM_MSR_FILTER_WRITE

function withVm(use: (vm: VmFd) => void): void {
  const vm = new Kvm().createVm()
  try {
    use(vm)
  } finally {
    vm.close()
  }
}

/** Reads the MSR, writes what it read to it, and halts. */
const READ_AND_WRITE = [
  ...[0x0f, 0x32], // rdmsr
  ...[0x0f, 0x30], // wrmsr
  0xf4, // hlt
]

function withGuest(msr: number, use: (guest: Guest) => void): void {
  const guest = realMode(new Kvm(), READ_AND_WRITE, { rcx: msr })
  guest.vm.enableCap(
    KvmEnableCap.from({ cap: KVM_CAP_X86_USER_SPACE_MSR, args: [KVM_MSR_EXIT_REASON_FILTER, 0, 0, 0] }),
  )
  try {
    use(guest)
  } finally {
    guest.close()
  }
}

function exitsOf({ vcpu }: Guest): string[] {
  const exits: string[] = []
  while (exits.length < 5) {
    const exit = vcpu.run()
    if (exit.type === 'Hlt') return exits
    exits.push('index' in exit ? `${exit.type} ${exit.index.toString(16)}` : exit.type)
  }
  throw new Error('the guest does not end')
}

const [READ, WRITE] = ['X86Rdmsr 174', 'X86Wrmsr 174']

/** A range around MSR 0x174, of which bit 4 is that of it. */
const around = (flags: number, bits: number, msrCount = 5): MsrFilterRange => ({
  flags,
  base: IA32_SYSENTER_CS - 4,
  msrCount,
  bitmap: Uint8Array.of(bits),
})

const filters: [string, [number, MsrFilterRange[]], string[]][] = [
  ['no filter', [KVM_MSR_FILTER_DEFAULT_ALLOW, []], []],
  ['reading denied', [KVM_MSR_FILTER_DEFAULT_ALLOW, [around(KVM_MSR_FILTER_READ, 0b01111)]], [READ]],
  ['writing denied', [KVM_MSR_FILTER_DEFAULT_ALLOW, [around(KVM_MSR_FILTER_WRITE, 0b01111)]], [WRITE]],
  ['both denied', [KVM_MSR_FILTER_DEFAULT_ALLOW, [around(ALL, 0)]], [READ, WRITE]],
  ['others denied', [KVM_MSR_FILTER_DEFAULT_ALLOW, [around(ALL, 0b10000)]], []],
  ['a range that ends before it', [KVM_MSR_FILTER_DEFAULT_ALLOW, [around(ALL, 0, 4)]], []],
  ['all but it denied', [KVM_MSR_FILTER_DEFAULT_DENY, [around(ALL, 0b10000)]], []],
  ['all denied but to read it', [KVM_MSR_FILTER_DEFAULT_DENY, [around(KVM_MSR_FILTER_READ, 0b10000)]], [WRITE]],
  [
    'the second of two ranges',
    [KVM_MSR_FILTER_DEFAULT_ALLOW, [{ ...around(ALL, 0xff), base: 0x200 }, around(ALL, 0)]],
    [READ, WRITE],
  ],
]

for (const [what, filter, exits] of filters) {
  kvmTest(`setMsrFilter(): with ${what} the guest exits for ${exits.join(' and ') || 'nothing'}`, t =>
    withGuest(IA32_SYSENTER_CS, guest => {
      guest.vm.setMsrFilter(...filter)
      t.deepEqual(exitsOf(guest), exits)
    }),
  )
}

kvmTest('setMsrFilter(): each bit of a long bitmap is that of its MSR', t => {
  for (const [bit, exits] of [
    [0x173, []],
    [IA32_SYSENTER_CS, [READ, WRITE]],
    [0x175, []],
  ] satisfies [number, string[]][]) {
    withGuest(IA32_SYSENTER_CS, guest => {
      const bitmap = new Uint8Array(0x1000 / 8).fill(0xff)
      bitmap[bit >> 3] = 0xff & ~(1 << (bit & 7))
      guest.vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_ALLOW, [{ flags: ALL, base: 0, msrCount: 0x1000, bitmap }])
      t.deepEqual(exitsOf(guest), exits)
    })
  }
})

kvmTest('setMsrFilter() takes filters that mean something', t =>
  withVm(vm => {
    t.true(vm.checkExtension(Cap.X86MsrFilter))
    vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_ALLOW, [])
    t.throws(() => vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_DENY, []), {
      ...EINVAL,
      message: /KVM_X86_SET_MSR_FILTER \(to deny all takes a range/,
    })
    const range = { flags: ALL, base: IA32_TSC, msrCount: 1, bitmap: Uint8Array.of(1) }
    vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_DENY, [range])
    vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_ALLOW, Array(16).fill({ ...range, base: 7n }))
    t.throws(() => vm.setMsrFilter(2, [range]), EINVAL)
    t.throws(() => vm.setMsrFilter(0, [{ ...range, flags: 4 }]), EINVAL)
    const most = 12288
    const bitmap = new Uint8Array(most / 8 + 1)
    vm.setMsrFilter(0, [{ ...range, msrCount: most, bitmap }])
    t.throws(() => vm.setMsrFilter(0, [{ ...range, msrCount: most + 1, bitmap }]), EINVAL)
  }),
)

kvmTest('setMsrFilter(): a bitmap with too few bits, and other bad arguments, are errors that name them', t =>
  withVm(vm => {
    const range = { flags: KVM_MSR_FILTER_READ, base: 0, msrCount: 9, bitmap: Uint8Array.of(0xff) }
    t.throws(() => vm.setMsrFilter(0, [range]), {
      instanceOf: RangeError,
      code: 'ERR_OUT_OF_RANGE',
      message: /"ranges\[0\]\.bitmap\.length".*at least 2, for 9 bits.*Received 1/,
    })
    t.throws(() => vm.setMsrFilter(0, [{ ...range, msrCount: 0xffff_ffff }]), { instanceOf: RangeError })
    t.throws(() => vm.setMsrFilter(0, Array(17).fill({ ...range, msrCount: 8 })), {
      instanceOf: RangeError,
      message: /"ranges\.length".*at most 16/,
    })
    for (const bitmap of [undefined, null, [1], new ArrayBuffer(8), new Uint16Array(8)]) {
      const bad = [{ ...range, bitmap }] as never
      t.throws(() => vm.setMsrFilter(0, bad), { instanceOf: TypeError, message: /"ranges\[0\]\.bitmap".*Uint8Array/ })
    }
    t.throws(() => vm.setMsrFilter(-1, []), { instanceOf: RangeError, message: /"defaultAction"/ })
    t.throws(() => vm.setMsrFilter(0, {} as never), { instanceOf: TypeError, message: /"ranges".*Array/ })
    t.throws(() => vm.setMsrFilter(0, [null] as never), { instanceOf: TypeError, message: /"ranges\[0\]".*object/ })
    t.throws(() => vm.setMsrFilter(0, [{ ...range, nmsrs: 1 }] as never), {
      message: /^Unknown field "nmsrs" of "ranges\[0\]": expected flags, base, msrCount or bitmap$/,
    })
    t.throws(() => vm.setMsrFilter(0, [{ ...range, msrCount: 8, base: 2 ** 32 }]), { message: /"ranges\[0\]\.base"/ })
  }),
)

function filterOf(flags: number, range?: { nmsrs: number; bitmap: bigint }): KvmMsrFilter {
  const filter = KvmMsrFilter.from({ flags })
  if (range !== undefined) {
    filter.ranges = [{ flags: ALL, base: IA32_SYSENTER_CS, ...range }]
  }
  return filter
}

kvmTest('unsafeSetMsrFilterUnchecked() takes the struct of the kernel, with addresses of native memory', t => {
  withVm(vm => {
    vm.unsafeSetMsrFilterUnchecked(filterOf(KVM_MSR_FILTER_DEFAULT_ALLOW))
    t.throws(() => vm.unsafeSetMsrFilterUnchecked(filterOf(KVM_MSR_FILTER_DEFAULT_DENY)), EINVAL)
    // Nothing is mapped there.
    const nowhere = filterOf(KVM_MSR_FILTER_DEFAULT_ALLOW, { nmsrs: 1, bitmap: 8n })
    t.throws(() => vm.unsafeSetMsrFilterUnchecked(nowhere), EFAULT)
    t.throws(() => vm.unsafeSetMsrFilterUnchecked({} as never), { message: /"filter".*KvmMsrFilter/ })
  })
  const bitmap = koffi.alloc('uint64_t', 1)
  koffi.encode(bitmap, 'uint64_t', 0n)
  withGuest(IA32_SYSENTER_CS, guest => {
    guest.vm.unsafeSetMsrFilterUnchecked(
      filterOf(KVM_MSR_FILTER_DEFAULT_ALLOW, { nmsrs: 1, bitmap: koffi.address(bitmap) }),
    )
    t.deepEqual(exitsOf(guest), [READ, WRITE])
  })
  koffi.free(bitmap)
})
