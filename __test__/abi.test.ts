import { randomFillSync } from 'node:crypto'
import { inspect } from 'node:util'
import test from 'ava'
import * as aarch64 from '../src/abi/aarch64.ts'
import { Cap } from '../src/abi/cap.ts'
import * as host from '../src/abi/host.ts'
import * as riscv64 from '../src/abi/riscv64.ts'
import * as x86_64 from '../src/abi/x86_64.ts'
import { Struct, type StructClass, Union } from '../src/struct/struct.ts'
import { runModule } from './helpers/run-node.ts'

type Class = StructClass<Struct> & { from(init: unknown): Struct; fromBytes(bytes: Uint8Array): Struct }

const architectures = { x86_64, aarch64, riscv64 }

function classesOf(module: object): Class[] {
  return Object.values(module).filter(value => typeof value === 'function' && value.prototype instanceof Struct)
}

function constantsOf(module: object): string[] {
  return Object.keys(module).filter(name => ['number', 'bigint'].includes(typeof module[name as never]))
}

/** The offset of a field, found by setting all its bits. */
function offsetOf(struct: object, field: string): number {
  const { bytes } = struct as Struct
  bytes.fill(0)
  const value = struct[field as never] as unknown
  if (typeof value === 'object') return (value as Struct).bytes.byteOffset - bytes.byteOffset
  struct[field as never] = (typeof value === 'bigint' ? 0xffn : 0xff) as never
  return bytes.indexOf(0xff)
}

test('all structs, unions and constants of all architectures are there', t => {
  const counts = Object.entries(architectures).map(([name, module]) => {
    return [name, classesOf(module).length, constantsOf(module).length]
  })
  t.deepEqual(counts, [
    ['x86_64', 183, 875],
    ['aarch64', 117, 934],
    ['riscv64', 117, 696],
  ])
  t.is(Object.keys(Cap).length, 129)
  t.log(
    counts.map(([name, structs, constants]) => `${name}: ${structs} structs and unions, ${constants} constants`),
    `Cap: ${Object.keys(Cap).length} members`,
  )
})

test('sizes are those that the KVM documentation and C programs know', t => {
  const { KvmRegs, KvmSregs, KvmFpu, KvmSegment, KvmCpuidEntry2, KvmRun, KvmUserspaceMemoryRegion } = x86_64
  t.is(KvmRegs.size, 18 * 8)
  t.is(KvmSegment.size, 24)
  t.is(KvmSregs.size, 312)
  t.is(KvmFpu.size, 416)
  t.is(KvmCpuidEntry2.size, 40)
  t.is(KvmUserspaceMemoryRegion.size, 32)
  t.is(KvmRun.size, 2352)
  t.is(x86_64.KvmLapicState.size, 1024)
  t.is(x86_64.KvmXsave.size, 4096)
  t.is(x86_64.KvmIrqchip.size, 520)
  t.is(x86_64.KvmNestedState.size, 128)
  t.is(aarch64.KvmVcpuInit.size, 32)
  t.is(aarch64.UserPtRegs.size, 34 * 8)
})

test('offsets are those of the C structs', t => {
  t.is(offsetOf(new x86_64.KvmRegs(), 'rax'), 0)
  t.is(offsetOf(new x86_64.KvmRegs(), 'rip'), 128)
  t.is(offsetOf(new x86_64.KvmRegs(), 'rflags'), 136)
  t.is(offsetOf(new x86_64.KvmSregs(), 'cs'), 0)
  t.is(offsetOf(new x86_64.KvmSregs(), 'gdt'), 192)
  t.is(offsetOf(new x86_64.KvmSregs(), 'cr0'), 224)
  t.is(offsetOf(new x86_64.KvmSregs(), 'efer'), 264)
  t.is(offsetOf(new x86_64.KvmSegment(), 'selector'), 12)
  t.is(offsetOf(new x86_64.KvmRun(), 'immediateExit'), 1)
  t.is(offsetOf(new x86_64.KvmRun(), 'exitReason'), 8)
  t.is(offsetOf(new x86_64.KvmRun(), 'io'), 32)
  t.is(offsetOf(new x86_64.KvmRun(), 'mmio'), 32)
  t.is(offsetOf(new x86_64.KvmRun(), 'kvmValidRegs'), 288)
  t.is(offsetOf(new x86_64.KvmRunIo(), 'dataOffset'), 8)
  t.is(offsetOf(new x86_64.KvmRunMmio(), 'len'), 16)
  t.is(offsetOf(new x86_64.KvmIrqRoutingEntry(), 'u'), 16)
  t.is(offsetOf(new aarch64.KvmRegs(), 'spEl1'), 272)
  t.is(offsetOf(new aarch64.KvmRegs(), 'fpRegs'), 336)
  t.is(offsetOf(new riscv64.KvmRiscvCore(), 'mode'), 256)
})

test('constants have the names and values of the kernel headers', t => {
  t.is(x86_64.KVM_API_VERSION, 12)
  t.is(x86_64.KVM_EXIT_HLT, 5)
  t.is(x86_64.KVM_MAX_CPUID_ENTRIES, 256)
  t.is(x86_64.KVM_MEM_READONLY, 2)
  t.is(x86_64.KVM_DEV_TYPE_VFIO, 4, 'without the name of the enum in front')
  t.is(x86_64.KVM_SEV_LAUNCH_START, 2)
  t.is(x86_64.KVM_REG_X86, 0x2000_0000_0000_0000n)
  t.is(x86_64.KVM_REG_RISCV, 0x8000_0000_0000_0000n, 'unsigned, as in C')
  t.is(x86_64.KVM_S390_STORE_STATUS_NOADDR, -1)
  t.is(aarch64.KVM_SMCCC_FILTER_DENY, 1)
  t.is(aarch64.KVM_DEV_ARM_VGIC_V3_MPIDR_MASK, 0xffff_ffff_0000_0000n)
  t.is(riscv64.KVM_INTERRUPT_UNSET, 0xffff_fffe, 'unsigned, as in C')
})

test('what is newer than kvm-bindings is there, with its part of kvm_run', t => {
  t.is(x86_64.KVM_EXIT_TDX, 40)
  t.is(aarch64.KVM_EXIT_ARM_SEA, 41)
  t.is(x86_64.KVM_CAP_GUEST_MEMFD_FLAGS, 244)
  t.is(aarch64.KVM_REG_ARM_PSCI_VERSION, 0x6030_0000_0014_0000n)
  t.is(riscv64.KVM_DIRTY_LOG_PAGE_OFFSET, 64, 'in kvm-bindings it is the 0 of an architecture without a dirty ring')
  t.is(offsetOf(new x86_64.KvmRun(), 'tdx'), 32)
  t.is(offsetOf(new x86_64.KvmRunTdx(), 'getTdvmcallInfo'), 16)
  t.is(offsetOf(new x86_64.KvmRunTdxGetTdvmcallInfo(), 'r14'), 40)
  t.is(offsetOf(new aarch64.KvmRunArmSea(), 'gpa'), 24)
  t.is(x86_64.KvmRun.size, 2352, 'as before: the union has room')
  t.is(offsetOf(new x86_64.KvmSvmNestedStateHdr(), 'gpat'), 8)
})

test('requests are those that strace shows', t => {
  t.is(x86_64.KVM_GET_API_VERSION, 0xae00)
  t.is(x86_64.KVM_RUN, 0xae80)
  t.is(x86_64.KVM_GET_REGS, 0x8090ae81)
  t.is(x86_64.KVM_SET_SREGS2, 0x4140aecd)
  t.is(x86_64.KVM_GET_STATS_FD, 0xaece)
  t.is(x86_64.KVM_CLEAR_DIRTY_LOG, 0xc018aec0)
  t.is(aarch64.KVM_ARM_VCPU_INIT, 0x4020aeae)
  t.is(riscv64.KVM_GET_ONE_REG, 0x4010aeab)
})

test('the plain names are those of the machine, and of another architecture what the machine lacks', t => {
  const own = { x64: x86_64, arm64: aarch64, riscv64 }[process.arch as 'x64']
  const { architectures: _, ...names } = host
  const plainNames = new Map<string, unknown>(Object.entries(names))
  for (const module of [own, x86_64, aarch64, riscv64]) {
    for (const [name, value] of Object.entries(module)) {
      const plain = plainNames.get(name)
      t.true(plain === (own[name as never] ?? value) || (!(name in own) && plain !== undefined), name)
    }
  }
  t.is(plainNames.size, new Set(Object.values(architectures).flatMap(Object.keys)).size)
})

for (const [arch, name] of [
  ['x64', 'x86_64'],
  ['arm64', 'aarch64'],
  ['riscv64', 'riscv64'],
]) {
  test(`on ${arch} the plain names are those of ${name}`, async t => {
    const { stdout, stderr } = await runModule(`
      Object.defineProperty(process, 'arch', { value: '${arch}' })
      const host = await import('./src/abi/host.ts')
      const own = await import('./src/abi/${name}.ts')
      console.log(Object.keys(own).filter(name => host[name] !== own[name]), host.KvmRegs.size)
    `)
    const { size } = architectures[name as 'x86_64'].KvmRegs
    t.is(stdout, `[] ${size}\n`, stderr)
  })
}

test('what is the same on all architectures is one class', t => {
  t.is(x86_64.KvmUserspaceMemoryRegion, aarch64.KvmUserspaceMemoryRegion)
  t.is(x86_64.KvmRunMmio, riscv64.KvmRunMmio)
  t.not(x86_64.KvmRegs as unknown, aarch64.KvmRegs)
})

test('Cap has the numbers of KVM_CAP_*', t => {
  t.is(Cap.Irqchip, x86_64.KVM_CAP_IRQCHIP)
  t.is(Cap.UserMemory, 3)
  t.is(Cap.ArmSve, aarch64.KVM_CAP_ARM_SVE)
  t.is(Cap.DirtyLogRing, 192)
  t.true(Object.values(Cap).every(Number.isInteger))
})

test('the bytes of a struct that belong to no field are the implicit padding of C', t => {
  const holes: Record<string, string> = {}
  for (const type of classesOf(x86_64)) {
    const struct = new type(new Uint8Array(type.size).fill(0xff))
    clearPadding(struct)
    const free = Array.from(struct.bytes.keys()).filter(index => struct.bytes[index] === 0)
    if (free.length > 0) holes[type.name] = `${free.length} from ${free[0]}`
  }
  t.deepEqual(holes, {
    KvmDirtyTlb: '4 from 12',
    KvmMsrFilter: '68 from 4', // 4 of its own, 4 in each of its 16 ranges
    KvmMsrFilterRange: '4 from 12',
    KvmRunDcr: '3 from 9',
    KvmRunFailEntry: '4 from 12',
    KvmRunIocsrIo: '3 from 21',
    KvmRunMmio: '3 from 21',
    KvmRunS390Sieic: '1 from 1',
    KvmRunS390Stsi: '2 from 14',
    KvmRunS390Tsch: '3 from 17',
    KvmRunS390Ucontrol: '4 from 12',
    KvmXenExit: '4 from 4',
  })
})

test('128-bit registers of arm64 are bigints', t => {
  const regs = new aarch64.KvmRegs()
  t.is(regs.fpRegs.vregs.length, 32)
  regs.fpRegs.vregs = Array.from({ length: 32 }, (_, index) => (BigInt(index) << 64n) | 1n)
  t.is(regs.fpRegs.vregs.at(2), 0x2_0000_0000_0000_0001n)
  t.is(regs.fpRegs.view.getBigUint64(2 * 16 + 8, true), 2n)
  t.throws(() => (regs.fpRegs.vregs = new Array(32).fill(1n << 128n)), {
    instanceOf: RangeError,
    message: /^The value of "UserFpsimdState\.vregs\[0\]" is out of range/,
  })
})

for (const [name, module] of Object.entries(architectures)) {
  test(`every struct of ${name} survives a trip through JSON, byte for byte`, t => {
    for (const type of classesOf(module)) {
      for (const struct of [new type(), ...randomOf(type)]) {
        const copy = type.from(JSON.parse(JSON.stringify(struct)))
        t.deepEqual(Buffer.from(copy.bytes), Buffer.from(struct.bytes), type.name)
      }
    }
  })

  test(`every field of ${name} can be read, set to what it reads as, and shown`, t => {
    for (const type of classesOf(module)) {
      const [struct] = [...randomOf(type)] as [Struct, ...Struct[]]
      const before = Buffer.from(struct.bytes)
      for (const field of [...type.fields, ...Object.values(type.overlaps).flat()]) {
        struct[field as never] = struct[field as never]
      }
      t.deepEqual(Buffer.from(struct.bytes), before, type.name)
      t.true(inspect(struct).startsWith(`${type.name} {`))
    }
  })

  test(`every array of ${name} lies within its struct`, t => {
    for (const type of classesOf(module)) {
      const struct = new type(new Uint8Array(type.size))
      for (const field of [...type.fields, ...Object.values(type.overlaps).flat()]) {
        const value = struct[field as never] as unknown
        const view = ArrayBuffer.isView(value) ? value : value instanceof Struct ? value.bytes : undefined
        if (view !== undefined) t.true(view.byteOffset + view.byteLength <= type.size, `${type.name}.${field}`)
      }
    }
  })
}

/** Random bytes in the struct and a few entries, without what C does not name: implicit padding is 0. */
function* randomOf(type: Class): Generator<Struct> {
  const entries = Object.keys(type.flexible).length === 0 ? [0] : [0, 1, 3]
  for (const length of entries) {
    const bytes = new Uint8Array(sizeWith(length, type))
    randomFillSync(bytes)
    const struct = type.fromBytes(bytes)
    setCount(struct, length)
    clearPadding(struct)
    yield struct
  }
}

/** The bytes of a struct whose flexible array member, if it has one, has so many entries. */
function sizeWith(length: number, type: Class): number {
  const [name, member] = Object.entries(type.flexible)[0] ?? []
  if (name === undefined || member === undefined) return type.size
  if (member.entrySize !== undefined) return Math.max(type.size, member.offset + length * member.entrySize)
  return Math.max(type.size, member.offset + sizeWith(length, classOf(new type()[name as never])))
}

/** Says in the struct, or in one in it, how many entries there are. */
function setCount(struct: Struct, length: number): void {
  for (const [name, { count, entrySize }] of Object.entries(classOf(struct).flexible)) {
    if (count !== undefined) struct[count as never] = length as never
    else if (entrySize === undefined) setCount(struct[name as never], length)
  }
}

const classOf = (struct: Struct): Class => struct.constructor as unknown as Class

/** Copies the fields into a zeroed struct, one by one, and back. */
function clearPadding(struct: Struct): void {
  if (struct instanceof Union) return
  const type = classOf(struct)
  const copy = type.fromBytes(new Uint8Array(struct.bytes.byteLength))
  for (const { count } of Object.values(type.flexible)) {
    if (count !== undefined) copy[count as never] = struct[count as never]
  }
  for (const field of type.fields) {
    const value = struct[field as never] as unknown
    if (value instanceof Struct) clearPadding(value)
    else if (isIterable(value)) for (const element of value) if (element instanceof Struct) clearPadding(element)
    copy[field as never] = value as never
  }
  struct.bytes.set(copy.bytes)
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}
