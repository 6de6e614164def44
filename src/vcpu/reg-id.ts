// The ids of registers by their names. On aarch64 and riscv64 an id is the offset of a field in the kernel's structs.
// Functions are called what the macros in Linux's own tests of KVM are (tools/testing/selftests/kvm/include).

import { KvmRegs as Arm64Regs, KVM_REG_ARM_CORE, KVM_REG_ARM64_SYSREG } from '../abi/aarch64.ts'
import { KVM_REG_ARM64, KVM_REG_RISCV, KVM_REG_SIZE_SHIFT, KVM_REG_SIZE_U64 } from '../abi/common.ts'
import {
  KVM_REG_RISCV_CONFIG,
  KVM_REG_RISCV_CORE,
  KVM_REG_RISCV_ISA_EXT,
  KVM_REG_RISCV_TIMER,
  KVM_RISCV_ISA_EXT_MAX,
  KvmRiscvConfig,
  KvmRiscvCore,
  KvmRiscvTimer,
} from '../abi/riscv64.ts'
import { type Integer, integer } from '../arguments/integer.ts'
import { argumentType, outOfRange } from '../errors.ts'
import type { IntegerArray } from '../struct/integer-array.ts'
import { type Field, Struct } from '../struct/struct.ts'
import type { Uint128Array } from '../struct/uint128.ts'

type OwnName<T extends Struct> = {
  [K in Field<T> & string]: T[K] extends readonly unknown[] | IntegerArray ? `${K}[${number}]` : K
}[Field<T> & string]

/** The integers in a struct, and in the structs in it, as one writes them in C: `regs.pc`, `spsr[1]`. */
export type RegName<T extends Struct> = {
  [K in Field<T> & string]: T[K] extends Struct
    ? `${K}.${OwnName<T[K]>}`
    : T[K] extends readonly unknown[] | IntegerArray
      ? `${K}[${number}]`
      : K
}[Field<T> & string]

interface Place {
  offset: number
  size: number
}

const ONES = { 4: 0xffff_ffff, 8: (1n << 64n) - 1n, 16: (1n << 128n) - 1n }

/** Finds the offset of each integer of a struct: sets it to ones, and looks for them in the bytes. */
function placesOf(type: new () => Struct): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const whole = new type()
  const note = (name: string, set: () => void): void => {
    set()
    const offset = whole.bytes.findIndex(byte => byte !== 0)
    places.set(name, { offset, size: whole.bytes.reduce((size, byte) => size + Number(byte !== 0), 0) })
    whole.bytes.fill(0)
  }
  const walk = (struct: Struct, prefix: string): void => {
    const fields = struct as unknown as Record<string, unknown>
    for (const field of (struct.constructor as typeof Struct).fields) {
      const name = `${prefix}${field}`
      const value = fields[field]
      if (value instanceof Struct) walk(value, `${name}.`)
      else if (typeof value === 'number' || typeof value === 'bigint') {
        note(name, () => {
          fields[field] = ONES[typeof value === 'number' ? 4 : 8]
        })
      } else {
        const array = value as Uint128Array | Uint32Array | BigUint64Array
        const ones = Array.isArray(array) ? ONES[16] : ONES[(array as Uint32Array).BYTES_PER_ELEMENT as 4 | 8]
        for (let index = 0; index < array.length; index++) {
          note(`${name}[${index}]`, () => {
            fields[field] = Array.from({ length: array.length }, (_, at) => (at === index ? ones : 0))
          })
        }
      }
    }
  }
  walk(whole, '')
  return places
}

function lookUp(type: new () => Struct): (name: unknown) => Place {
  let places: ReadonlyMap<string, Place> | undefined
  return name => {
    if (typeof name !== 'string') throw argumentType('name', 'string', name)
    places ??= placesOf(type)
    const place = places.get(name)
    if (place !== undefined) return place
    throw outOfRange('name', `a register, such as ${[...places.keys()].slice(0, 3).join(', ')}`, name)
  }
}

const arm64Regs = lookUp(Arm64Regs)
const riscvCore = lookUp(KvmRiscvCore)
const riscvConfig = lookUp(KvmRiscvConfig)
const riscvTimer = lookUp(KvmRiscvTimer)

/**
 * The id of a core register of aarch64, for `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()`: KVM API 4.68.
 *
 * @param name - where it is in `KvmRegs` of aarch64: `regs.regs[0]` is X0, `regs.sp` SP, `regs.pc` PC, `regs.pstate`
 *   PSTATE, `fpRegs.vregs[0]` V0
 * @throws {RangeError} when there is no such register
 *
 * @example
 * console.log(ARM64_CORE_REG('regs.pc').toString(16)) // 6030000000100040
 * if (process.arch === 'arm64') {
 *   const vm = new Kvm().createVm()
 *   const vcpu = vm.createVcpu(0)
 *   vcpu.vcpuInit(vm.getPreferredTarget())
 *   vcpu.setOneReg(ARM64_CORE_REG('regs.pc'), 0x4000_0000)
 * }
 */
export function ARM64_CORE_REG(name: RegName<Arm64Regs>): bigint {
  const { offset, size } = arm64Regs(name)
  // The kernel counts in units of 32 bits.
  return KVM_REG_ARM64 | sizeBits(size) | BigInt(KVM_REG_ARM_CORE | (offset / 4))
}

/**
 * The id of a system register of aarch64, for `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()`: KVM API 4.68. The parameters
 * are the fields of the instruction `mrs`, as the Arm Architecture Reference Manual has them for each register.
 *
 * @throws {RangeError} when a field is larger than it can be
 *
 * @example
 * const MPIDR_EL1 = ARM64_SYS_REG(3, 0, 0, 0, 5)
 * console.log(MPIDR_EL1.toString(16)) // 603000000013c005
 */
export function ARM64_SYS_REG(op0: Integer, op1: Integer, crn: Integer, crm: Integer, op2: Integer): bigint {
  const index =
    (integer(op0, 'op0', 0, 3) << 14) |
    (integer(op1, 'op1', 0, 7) << 11) |
    (integer(crn, 'crn', 0, 15) << 7) |
    (integer(crm, 'crm', 0, 15) << 3) |
    integer(op2, 'op2', 0, 7)
  return KVM_REG_ARM64 | KVM_REG_SIZE_U64 | BigInt(KVM_REG_ARM64_SYSREG | index)
}

/**
 * The id of a core register of riscv64, for `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()`: KVM API 4.68.
 *
 * @param name - where it is in `KvmRiscvCore`: `regs.pc`, `regs.a0`, `mode`
 * @throws {RangeError} when there is no such register
 *
 * @example
 * console.log(RISCV_CORE_REG('regs.a0').toString(16)) // 803000000200000a
 */
export function RISCV_CORE_REG(name: RegName<KvmRiscvCore>): bigint {
  return riscvReg(KVM_REG_RISCV_CORE, riscvCore(name))
}

/**
 * The id of a register of riscv64 that describes the vCPU, for `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()`:
 * KVM API 4.68.
 *
 * @param name - where it is in `KvmRiscvConfig`: `isa`, `satpMode`, `zicbomBlockSize`
 * @throws {RangeError} when there is no such register
 *
 * @example
 * console.log(RISCV_CONFIG_REG('satpMode').toString(16)) // 8030000001000006
 */
export function RISCV_CONFIG_REG(name: RegName<KvmRiscvConfig>): bigint {
  return riscvReg(KVM_REG_RISCV_CONFIG, riscvConfig(name))
}

/**
 * The id of a register of riscv64's timer, for `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()`: KVM API 4.68.
 *
 * @param name - where it is in `KvmRiscvTimer`: `frequency`, `time`, `compare`, `state`
 * @throws {RangeError} when there is no such register
 *
 * @example
 * console.log(RISCV_TIMER_REG('frequency').toString(16)) // 8030000004000000
 */
export function RISCV_TIMER_REG(name: RegName<KvmRiscvTimer>): bigint {
  return riscvReg(KVM_REG_RISCV_TIMER, riscvTimer(name))
}

/**
 * The id of the register of riscv64 that says whether the vCPU has an extension of the instruction set, 1 or 0; before
 * the first run it can be set. For `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()`: KVM API 4.68.
 *
 * @param extension - one of `KVM_RISCV_ISA_EXT_*`
 * @throws {RangeError} when there is no such extension
 *
 * @example
 * console.log(RISCV_ISA_EXT_REG(KVM_RISCV_ISA_EXT_ZBB).toString(16)) // 803000000700000d
 */
export function RISCV_ISA_EXT_REG(extension: Integer): bigint {
  const index = integer(extension, 'extension', 0, KVM_RISCV_ISA_EXT_MAX - 1)
  return KVM_REG_RISCV | KVM_REG_SIZE_U64 | BigInt(KVM_REG_RISCV_ISA_EXT | index)
}

function riscvReg(type: number, { offset, size }: Place): bigint {
  // The kernel counts in units of a register.
  return KVM_REG_RISCV | sizeBits(size) | BigInt(type | (offset / 8))
}

function sizeBits(size: number): bigint {
  return BigInt(Math.log2(size)) << BigInt(KVM_REG_SIZE_SHIFT)
}
