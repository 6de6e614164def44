// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import { type Integer, u16, u32, u64, u8 } from '../integer.ts'
import { copyIntegers, room } from '../struct-array.ts'
import { copyStruct, type Init, Struct, Union, withEntries } from '../struct.ts'
import {
  KvmExitSnpReqCerts, KvmHypervExit, KvmRunArmNisv, KvmRunArmSea, KvmRunDcr, KvmRunEmulationFailure, KvmRunEoi,
  KvmRunEpr, KvmRunEx, KvmRunFailEntry, KvmRunHw, KvmRunHypercall, KvmRunInternal, KvmRunIo, KvmRunIocsrIo,
  KvmRunMemoryFault, KvmRunMmio, KvmRunMsr, KvmRunNotify, KvmRunOsi, KvmRunPaprHcall, KvmRunRiscvCsr, KvmRunRiscvSbi,
  KvmRunS390Sieic, KvmRunS390Stsi, KvmRunS390Tsch, KvmRunS390Ucontrol, KvmRunSystemEvent, KvmRunTdx, KvmRunTprAccess,
  KvmXenExit,
} from './common.ts'

export * from './common.ts'

export const PTRACE_GETFDPIC = 33
export const PTRACE_GETFDPIC_EXEC = 0
export const PTRACE_GETFDPIC_INTERP = 1
export const RISCV_MAX_VLENB = 8192
export const KVM_COALESCED_MMIO_PAGE_OFFSET = 1
export const KVM_INTERRUPT_SET = 0xffffffff
export const KVM_INTERRUPT_UNSET = 0xfffffffe
export const KVM_RISCV_MODE_S = 1
export const KVM_RISCV_MODE_U = 0
export const KVM_RISCV_TIMER_STATE_OFF = 0
export const KVM_RISCV_TIMER_STATE_ON = 1
export const KVM_REG_RISCV_TYPE_MASK = 0xff000000
export const KVM_REG_RISCV_TYPE_SHIFT = 24
export const KVM_REG_RISCV_SUBTYPE_MASK = 0xff0000
export const KVM_REG_RISCV_SUBTYPE_SHIFT = 16
export const KVM_REG_RISCV_CONFIG = 0x1000000
export const KVM_REG_RISCV_CORE = 0x2000000
export const KVM_REG_RISCV_CSR = 0x3000000
export const KVM_REG_RISCV_CSR_GENERAL = 0
export const KVM_REG_RISCV_CSR_AIA = 0x10000
export const KVM_REG_RISCV_CSR_SMSTATEEN = 0x20000
export const KVM_REG_RISCV_TIMER = 0x4000000
export const KVM_REG_RISCV_FP_F = 0x5000000
export const KVM_REG_RISCV_FP_D = 0x6000000
export const KVM_REG_RISCV_ISA_EXT = 0x7000000
export const KVM_REG_RISCV_ISA_SINGLE = 0
export const KVM_REG_RISCV_ISA_MULTI_EN = 0x10000
export const KVM_REG_RISCV_ISA_MULTI_DIS = 0x20000
export const KVM_REG_RISCV_SBI_EXT = 0x8000000
export const KVM_REG_RISCV_SBI_SINGLE = 0
export const KVM_REG_RISCV_SBI_MULTI_EN = 0x10000
export const KVM_REG_RISCV_SBI_MULTI_DIS = 0x20000
export const KVM_REG_RISCV_VECTOR = 0x9000000
export const KVM_REG_RISCV_SBI_STATE = 0xa000000
export const KVM_REG_RISCV_SBI_STA = 0
export const KVM_DEV_RISCV_APLIC_ALIGN = 4096
export const KVM_DEV_RISCV_APLIC_SIZE = 16384
export const KVM_DEV_RISCV_APLIC_MAX_HARTS = 16384
export const KVM_DEV_RISCV_IMSIC_ALIGN = 4096
export const KVM_DEV_RISCV_IMSIC_SIZE = 4096
export const KVM_DEV_RISCV_AIA_GRP_CONFIG = 0
export const KVM_DEV_RISCV_AIA_CONFIG_MODE = 0
export const KVM_DEV_RISCV_AIA_CONFIG_IDS = 1
export const KVM_DEV_RISCV_AIA_CONFIG_SRCS = 2
export const KVM_DEV_RISCV_AIA_CONFIG_GROUP_BITS = 3
export const KVM_DEV_RISCV_AIA_CONFIG_GROUP_SHIFT = 4
export const KVM_DEV_RISCV_AIA_CONFIG_HART_BITS = 5
export const KVM_DEV_RISCV_AIA_CONFIG_GUEST_BITS = 6
export const KVM_DEV_RISCV_AIA_MODE_EMUL = 0
export const KVM_DEV_RISCV_AIA_MODE_HWACCEL = 1
export const KVM_DEV_RISCV_AIA_MODE_AUTO = 2
export const KVM_DEV_RISCV_AIA_IDS_MIN = 63
export const KVM_DEV_RISCV_AIA_IDS_MAX = 2048
export const KVM_DEV_RISCV_AIA_SRCS_MAX = 1024
export const KVM_DEV_RISCV_AIA_GROUP_BITS_MAX = 8
export const KVM_DEV_RISCV_AIA_GROUP_SHIFT_MIN = 24
export const KVM_DEV_RISCV_AIA_GROUP_SHIFT_MAX = 56
export const KVM_DEV_RISCV_AIA_HART_BITS_MAX = 16
export const KVM_DEV_RISCV_AIA_GUEST_BITS_MAX = 8
export const KVM_DEV_RISCV_AIA_GRP_ADDR = 1
export const KVM_DEV_RISCV_AIA_ADDR_APLIC = 0
export const KVM_DEV_RISCV_AIA_ADDR_MAX = 16385
export const KVM_DEV_RISCV_AIA_GRP_CTRL = 2
export const KVM_DEV_RISCV_AIA_CTRL_INIT = 0
export const KVM_DEV_RISCV_AIA_GRP_APLIC = 3
export const KVM_DEV_RISCV_AIA_GRP_IMSIC = 4
export const KVM_DEV_RISCV_AIA_IMSIC_ISEL_BITS = 12
export const KVM_DEV_RISCV_AIA_IMSIC_ISEL_MASK = 4095
export const KVM_NR_IRQCHIPS = 1
export const KVM_RISCV_ISA_EXT_A = 0
export const KVM_RISCV_ISA_EXT_C = 1
export const KVM_RISCV_ISA_EXT_D = 2
export const KVM_RISCV_ISA_EXT_F = 3
export const KVM_RISCV_ISA_EXT_H = 4
export const KVM_RISCV_ISA_EXT_I = 5
export const KVM_RISCV_ISA_EXT_M = 6
export const KVM_RISCV_ISA_EXT_SVPBMT = 7
export const KVM_RISCV_ISA_EXT_SSTC = 8
export const KVM_RISCV_ISA_EXT_SVINVAL = 9
export const KVM_RISCV_ISA_EXT_ZIHINTPAUSE = 10
export const KVM_RISCV_ISA_EXT_ZICBOM = 11
export const KVM_RISCV_ISA_EXT_ZICBOZ = 12
export const KVM_RISCV_ISA_EXT_ZBB = 13
export const KVM_RISCV_ISA_EXT_SSAIA = 14
export const KVM_RISCV_ISA_EXT_V = 15
export const KVM_RISCV_ISA_EXT_SVNAPOT = 16
export const KVM_RISCV_ISA_EXT_ZBA = 17
export const KVM_RISCV_ISA_EXT_ZBS = 18
export const KVM_RISCV_ISA_EXT_ZICNTR = 19
export const KVM_RISCV_ISA_EXT_ZICSR = 20
export const KVM_RISCV_ISA_EXT_ZIFENCEI = 21
export const KVM_RISCV_ISA_EXT_ZIHPM = 22
export const KVM_RISCV_ISA_EXT_SMSTATEEN = 23
export const KVM_RISCV_ISA_EXT_ZICOND = 24
export const KVM_RISCV_ISA_EXT_ZBC = 25
export const KVM_RISCV_ISA_EXT_ZBKB = 26
export const KVM_RISCV_ISA_EXT_ZBKC = 27
export const KVM_RISCV_ISA_EXT_ZBKX = 28
export const KVM_RISCV_ISA_EXT_ZKND = 29
export const KVM_RISCV_ISA_EXT_ZKNE = 30
export const KVM_RISCV_ISA_EXT_ZKNH = 31
export const KVM_RISCV_ISA_EXT_ZKR = 32
export const KVM_RISCV_ISA_EXT_ZKSED = 33
export const KVM_RISCV_ISA_EXT_ZKSH = 34
export const KVM_RISCV_ISA_EXT_ZKT = 35
export const KVM_RISCV_ISA_EXT_ZVBB = 36
export const KVM_RISCV_ISA_EXT_ZVBC = 37
export const KVM_RISCV_ISA_EXT_ZVKB = 38
export const KVM_RISCV_ISA_EXT_ZVKG = 39
export const KVM_RISCV_ISA_EXT_ZVKNED = 40
export const KVM_RISCV_ISA_EXT_ZVKNHA = 41
export const KVM_RISCV_ISA_EXT_ZVKNHB = 42
export const KVM_RISCV_ISA_EXT_ZVKSED = 43
export const KVM_RISCV_ISA_EXT_ZVKSH = 44
export const KVM_RISCV_ISA_EXT_ZVKT = 45
export const KVM_RISCV_ISA_EXT_ZFH = 46
export const KVM_RISCV_ISA_EXT_ZFHMIN = 47
export const KVM_RISCV_ISA_EXT_ZIHINTNTL = 48
export const KVM_RISCV_ISA_EXT_ZVFH = 49
export const KVM_RISCV_ISA_EXT_ZVFHMIN = 50
export const KVM_RISCV_ISA_EXT_ZFA = 51
export const KVM_RISCV_ISA_EXT_ZTSO = 52
export const KVM_RISCV_ISA_EXT_ZACAS = 53
export const KVM_RISCV_ISA_EXT_SSCOFPMF = 54
export const KVM_RISCV_ISA_EXT_ZIMOP = 55
export const KVM_RISCV_ISA_EXT_ZCA = 56
export const KVM_RISCV_ISA_EXT_ZCB = 57
export const KVM_RISCV_ISA_EXT_ZCD = 58
export const KVM_RISCV_ISA_EXT_ZCF = 59
export const KVM_RISCV_ISA_EXT_ZCMOP = 60
export const KVM_RISCV_ISA_EXT_ZAWRS = 61
export const KVM_RISCV_ISA_EXT_SMNPM = 62
export const KVM_RISCV_ISA_EXT_SSNPM = 63
export const KVM_RISCV_ISA_EXT_SVADE = 64
export const KVM_RISCV_ISA_EXT_SVADU = 65
export const KVM_RISCV_ISA_EXT_SVVPTC = 66
export const KVM_RISCV_ISA_EXT_ZABHA = 67
export const KVM_RISCV_ISA_EXT_ZICCRSE = 68
export const KVM_RISCV_ISA_EXT_ZAAMO = 69
export const KVM_RISCV_ISA_EXT_ZALRSC = 70
export const KVM_RISCV_ISA_EXT_MAX = 78
export const KVM_RISCV_SBI_EXT_V01 = 0
export const KVM_RISCV_SBI_EXT_TIME = 1
export const KVM_RISCV_SBI_EXT_IPI = 2
export const KVM_RISCV_SBI_EXT_RFENCE = 3
export const KVM_RISCV_SBI_EXT_SRST = 4
export const KVM_RISCV_SBI_EXT_HSM = 5
export const KVM_RISCV_SBI_EXT_PMU = 6
export const KVM_RISCV_SBI_EXT_EXPERIMENTAL = 7
export const KVM_RISCV_SBI_EXT_VENDOR = 8
export const KVM_RISCV_SBI_EXT_DBCN = 9
export const KVM_RISCV_SBI_EXT_STA = 10
export const KVM_RISCV_SBI_EXT_SUSP = 11
export const KVM_RISCV_SBI_EXT_MAX = 14
/**
 * Maximum number of IRQ routes KVM can accept (`KVM_MAX_IRQ_ROUTES`).
 * See `include/linux/kvm_host.h`. This is the ceiling the kernel enforces on
 * `KVM_SET_GSI_ROUTING`.
 */
export const KVM_MAX_IRQ_ROUTES = 4096
export const KVM_EXIT_FAIL_ENTRY_NO_VSFILE = 1
export const KVM_REG_RISCV_ISA_MULTI_REG_LAST = 1
export const KVM_REG_RISCV_SBI_MULTI_REG_LAST = 0
export const KVM_REG_RISCV_SBI_FWFT = 0x10000
export const KVM_RISCV_ISA_EXT_ZICBOP = 71
export const KVM_RISCV_ISA_EXT_ZFBFMIN = 72
export const KVM_RISCV_ISA_EXT_ZVFBFMIN = 73
export const KVM_RISCV_ISA_EXT_ZVFBFWMA = 74
export const KVM_RISCV_ISA_EXT_ZCLSD = 75
export const KVM_RISCV_ISA_EXT_ZILSD = 76
export const KVM_RISCV_ISA_EXT_ZALASR = 77
export const KVM_RISCV_SBI_EXT_FWFT = 12
export const KVM_RISCV_SBI_EXT_MPXY = 13
/** `_IOW(KVMIO, 0x9b, kvm_guest_debug)` */
export const KVM_SET_GUEST_DEBUG = 0x4008ae9b

/** `struct user_regs_struct`, 256 bytes. */
export class UserRegsStruct extends Struct {
  static override readonly size = 256
  static override readonly fields: readonly string[] = [
    'pc', 'ra', 'sp', 'gp', 'tp', 't0', 't1', 't2', 's0', 's1', 'a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 's2',
    's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10', 's11', 't3', 't4', 't5', 't6',
  ]

  get pc(): bigint { return this.view.getBigUint64(0, true) }
  set pc(value: Integer) { this.view.setBigUint64(0, u64(value, 'UserRegsStruct.pc'), true) }
  get ra(): bigint { return this.view.getBigUint64(8, true) }
  set ra(value: Integer) { this.view.setBigUint64(8, u64(value, 'UserRegsStruct.ra'), true) }
  get sp(): bigint { return this.view.getBigUint64(16, true) }
  set sp(value: Integer) { this.view.setBigUint64(16, u64(value, 'UserRegsStruct.sp'), true) }
  get gp(): bigint { return this.view.getBigUint64(24, true) }
  set gp(value: Integer) { this.view.setBigUint64(24, u64(value, 'UserRegsStruct.gp'), true) }
  get tp(): bigint { return this.view.getBigUint64(32, true) }
  set tp(value: Integer) { this.view.setBigUint64(32, u64(value, 'UserRegsStruct.tp'), true) }
  get t0(): bigint { return this.view.getBigUint64(40, true) }
  set t0(value: Integer) { this.view.setBigUint64(40, u64(value, 'UserRegsStruct.t0'), true) }
  get t1(): bigint { return this.view.getBigUint64(48, true) }
  set t1(value: Integer) { this.view.setBigUint64(48, u64(value, 'UserRegsStruct.t1'), true) }
  get t2(): bigint { return this.view.getBigUint64(56, true) }
  set t2(value: Integer) { this.view.setBigUint64(56, u64(value, 'UserRegsStruct.t2'), true) }
  get s0(): bigint { return this.view.getBigUint64(64, true) }
  set s0(value: Integer) { this.view.setBigUint64(64, u64(value, 'UserRegsStruct.s0'), true) }
  get s1(): bigint { return this.view.getBigUint64(72, true) }
  set s1(value: Integer) { this.view.setBigUint64(72, u64(value, 'UserRegsStruct.s1'), true) }
  get a0(): bigint { return this.view.getBigUint64(80, true) }
  set a0(value: Integer) { this.view.setBigUint64(80, u64(value, 'UserRegsStruct.a0'), true) }
  get a1(): bigint { return this.view.getBigUint64(88, true) }
  set a1(value: Integer) { this.view.setBigUint64(88, u64(value, 'UserRegsStruct.a1'), true) }
  get a2(): bigint { return this.view.getBigUint64(96, true) }
  set a2(value: Integer) { this.view.setBigUint64(96, u64(value, 'UserRegsStruct.a2'), true) }
  get a3(): bigint { return this.view.getBigUint64(104, true) }
  set a3(value: Integer) { this.view.setBigUint64(104, u64(value, 'UserRegsStruct.a3'), true) }
  get a4(): bigint { return this.view.getBigUint64(112, true) }
  set a4(value: Integer) { this.view.setBigUint64(112, u64(value, 'UserRegsStruct.a4'), true) }
  get a5(): bigint { return this.view.getBigUint64(120, true) }
  set a5(value: Integer) { this.view.setBigUint64(120, u64(value, 'UserRegsStruct.a5'), true) }
  get a6(): bigint { return this.view.getBigUint64(128, true) }
  set a6(value: Integer) { this.view.setBigUint64(128, u64(value, 'UserRegsStruct.a6'), true) }
  get a7(): bigint { return this.view.getBigUint64(136, true) }
  set a7(value: Integer) { this.view.setBigUint64(136, u64(value, 'UserRegsStruct.a7'), true) }
  get s2(): bigint { return this.view.getBigUint64(144, true) }
  set s2(value: Integer) { this.view.setBigUint64(144, u64(value, 'UserRegsStruct.s2'), true) }
  get s3(): bigint { return this.view.getBigUint64(152, true) }
  set s3(value: Integer) { this.view.setBigUint64(152, u64(value, 'UserRegsStruct.s3'), true) }
  get s4(): bigint { return this.view.getBigUint64(160, true) }
  set s4(value: Integer) { this.view.setBigUint64(160, u64(value, 'UserRegsStruct.s4'), true) }
  get s5(): bigint { return this.view.getBigUint64(168, true) }
  set s5(value: Integer) { this.view.setBigUint64(168, u64(value, 'UserRegsStruct.s5'), true) }
  get s6(): bigint { return this.view.getBigUint64(176, true) }
  set s6(value: Integer) { this.view.setBigUint64(176, u64(value, 'UserRegsStruct.s6'), true) }
  get s7(): bigint { return this.view.getBigUint64(184, true) }
  set s7(value: Integer) { this.view.setBigUint64(184, u64(value, 'UserRegsStruct.s7'), true) }
  get s8(): bigint { return this.view.getBigUint64(192, true) }
  set s8(value: Integer) { this.view.setBigUint64(192, u64(value, 'UserRegsStruct.s8'), true) }
  get s9(): bigint { return this.view.getBigUint64(200, true) }
  set s9(value: Integer) { this.view.setBigUint64(200, u64(value, 'UserRegsStruct.s9'), true) }
  get s10(): bigint { return this.view.getBigUint64(208, true) }
  set s10(value: Integer) { this.view.setBigUint64(208, u64(value, 'UserRegsStruct.s10'), true) }
  get s11(): bigint { return this.view.getBigUint64(216, true) }
  set s11(value: Integer) { this.view.setBigUint64(216, u64(value, 'UserRegsStruct.s11'), true) }
  get t3(): bigint { return this.view.getBigUint64(224, true) }
  set t3(value: Integer) { this.view.setBigUint64(224, u64(value, 'UserRegsStruct.t3'), true) }
  get t4(): bigint { return this.view.getBigUint64(232, true) }
  set t4(value: Integer) { this.view.setBigUint64(232, u64(value, 'UserRegsStruct.t4'), true) }
  get t5(): bigint { return this.view.getBigUint64(240, true) }
  set t5(value: Integer) { this.view.setBigUint64(240, u64(value, 'UserRegsStruct.t5'), true) }
  get t6(): bigint { return this.view.getBigUint64(248, true) }
  set t6(value: Integer) { this.view.setBigUint64(248, u64(value, 'UserRegsStruct.t6'), true) }
}

/** `struct __riscv_f_ext_state`, 132 bytes. */
export class RiscvFExtState extends Struct {
  static override readonly size = 132
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['f', 'fcsr']

  #f: Uint32Array | undefined
  get f(): Uint32Array { return (this.#f ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 0, 32)) }
  set f(value: Iterable<Integer>) { copyIntegers(this.f, value, 'RiscvFExtState.f') }
  get fcsr(): number { return this.view.getUint32(128, true) }
  set fcsr(value: Integer) { this.view.setUint32(128, u32(value, 'RiscvFExtState.fcsr'), true) }
}

/** `struct __riscv_d_ext_state`, 264 bytes. */
export class RiscvDExtState extends Struct {
  static override readonly size = 264
  static override readonly fields: readonly string[] = ['f', 'fcsr']

  #f: BigUint64Array | undefined
  get f(): BigUint64Array { return (this.#f ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 32)) }
  set f(value: Iterable<Integer>) { copyIntegers(this.f, value, 'RiscvDExtState.f') }
  get fcsr(): number { return this.view.getUint32(256, true) }
  set fcsr(value: Integer) { this.view.setUint32(256, u32(value, 'RiscvDExtState.fcsr'), true) }
}

/** `struct __riscv_q_ext_state`, 528 bytes. */
export class RiscvQExtState extends Struct {
  static override readonly size = 528
  static override readonly fields: readonly string[] = ['f', 'fcsr', 'reserved']

  #f: BigUint64Array | undefined
  #reserved: Uint32Array | undefined
  get f(): BigUint64Array { return (this.#f ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 64)) }
  set f(value: Iterable<Integer>) { copyIntegers(this.f, value, 'RiscvQExtState.f') }
  get fcsr(): number { return this.view.getUint32(512, true) }
  set fcsr(value: Integer) { this.view.setUint32(512, u32(value, 'RiscvQExtState.fcsr'), true) }
  get reserved(): Uint32Array { return (this.#reserved ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 516, 3)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'RiscvQExtState.reserved') }
}

/** `struct __riscv_ctx_hdr`, 8 bytes. */
export class RiscvCtxHdr extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['magic', 'size']

  get magic(): number { return this.view.getUint32(0, true) }
  set magic(value: Integer) { this.view.setUint32(0, u32(value, 'RiscvCtxHdr.magic'), true) }
  get size(): number { return this.view.getUint32(4, true) }
  set size(value: Integer) { this.view.setUint32(4, u32(value, 'RiscvCtxHdr.size'), true) }
}

/** `struct __riscv_extra_ext_header`, 528 bytes. */
export class RiscvExtraExtHeader extends Struct {
  static override readonly size = 528
  static override readonly fields: readonly string[] = ['padding', 'reserved', 'hdr']

  #padding: Uint32Array | undefined
  #hdr: RiscvCtxHdr | undefined
  get padding(): Uint32Array { return (this.#padding ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 0, 129)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'RiscvExtraExtHeader.padding') }
  get reserved(): number { return this.view.getUint32(516, true) }
  set reserved(value: Integer) { this.view.setUint32(516, u32(value, 'RiscvExtraExtHeader.reserved'), true) }
  get hdr(): RiscvCtxHdr { return (this.#hdr ??= new RiscvCtxHdr(this.bytes.subarray(520, 528))) }
  set hdr(value: Init<RiscvCtxHdr>) { copyStruct(this.hdr, value, 'RiscvExtraExtHeader.hdr') }
}

/** `union __riscv_fp_state`, 528 bytes. */
export class RiscvFpState extends Union {
  static override readonly size = 528
  static override readonly fields: readonly string[] = ['f', 'd', 'q']

  #f: RiscvFExtState | undefined
  #d: RiscvDExtState | undefined
  #q: RiscvQExtState | undefined
  get f(): RiscvFExtState { return (this.#f ??= new RiscvFExtState(this.bytes.subarray(0, 132))) }
  set f(value: Init<RiscvFExtState>) { copyStruct(this.f, value, 'RiscvFpState.f') }
  get d(): RiscvDExtState { return (this.#d ??= new RiscvDExtState(this.bytes.subarray(0, 264))) }
  set d(value: Init<RiscvDExtState>) { copyStruct(this.d, value, 'RiscvFpState.d') }
  get q(): RiscvQExtState { return (this.#q ??= new RiscvQExtState(this.bytes.subarray(0, 528))) }
  set q(value: Init<RiscvQExtState>) { copyStruct(this.q, value, 'RiscvFpState.q') }
}

/** `struct __riscv_v_ext_state`, 48 bytes. */
export class RiscvVExtState extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['vstart', 'vl', 'vtype', 'vcsr', 'vlenb', 'datap']

  get vstart(): bigint { return this.view.getBigUint64(0, true) }
  set vstart(value: Integer) { this.view.setBigUint64(0, u64(value, 'RiscvVExtState.vstart'), true) }
  get vl(): bigint { return this.view.getBigUint64(8, true) }
  set vl(value: Integer) { this.view.setBigUint64(8, u64(value, 'RiscvVExtState.vl'), true) }
  get vtype(): bigint { return this.view.getBigUint64(16, true) }
  set vtype(value: Integer) { this.view.setBigUint64(16, u64(value, 'RiscvVExtState.vtype'), true) }
  get vcsr(): bigint { return this.view.getBigUint64(24, true) }
  set vcsr(value: Integer) { this.view.setBigUint64(24, u64(value, 'RiscvVExtState.vcsr'), true) }
  get vlenb(): bigint { return this.view.getBigUint64(32, true) }
  set vlenb(value: Integer) { this.view.setBigUint64(32, u64(value, 'RiscvVExtState.vlenb'), true) }
  get datap(): bigint { return this.view.getBigUint64(40, true) }
  set datap(value: Integer) { this.view.setBigUint64(40, u64(value, 'RiscvVExtState.datap'), true) }
}

/** `struct __riscv_v_regset_state`, 40 bytes and a flexible array member. */
export class RiscvVRegsetState extends Struct {
  static override readonly size = 40
  static override readonly fields: readonly string[] = ['vstart', 'vl', 'vtype', 'vcsr', 'vlenb', 'vreg']
  static override readonly flexible = { vreg: { offset: 40, entrySize: 1 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): RiscvVRegsetState { return withEntries(this, length) }

  get vstart(): bigint { return this.view.getBigUint64(0, true) }
  set vstart(value: Integer) { this.view.setBigUint64(0, u64(value, 'RiscvVRegsetState.vstart'), true) }
  get vl(): bigint { return this.view.getBigUint64(8, true) }
  set vl(value: Integer) { this.view.setBigUint64(8, u64(value, 'RiscvVRegsetState.vl'), true) }
  get vtype(): bigint { return this.view.getBigUint64(16, true) }
  set vtype(value: Integer) { this.view.setBigUint64(16, u64(value, 'RiscvVRegsetState.vtype'), true) }
  get vcsr(): bigint { return this.view.getBigUint64(24, true) }
  set vcsr(value: Integer) { this.view.setBigUint64(24, u64(value, 'RiscvVRegsetState.vcsr'), true) }
  get vlenb(): bigint { return this.view.getBigUint64(32, true) }
  set vlenb(value: Integer) { this.view.setBigUint64(32, u64(value, 'RiscvVRegsetState.vlenb'), true) }
  get vreg(): Uint8Array { return new Uint8Array(this.view.buffer, this.view.byteOffset + 40, room(this, 40, 1)) }
  set vreg(value: Iterable<Integer>) { copyIntegers(this.vreg, value, 'RiscvVRegsetState.vreg') }
}

/** `struct kvm_regs`, 0 bytes. */
export class KvmRegs extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_fpu`, 0 bytes. */
export class KvmFpu extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_debug_exit_arch`, 0 bytes. */
export class KvmDebugExitArch extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_guest_debug_arch`, 0 bytes. */
export class KvmGuestDebugArch extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_sync_regs`, 0 bytes. */
export class KvmSyncRegs extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_sregs`, 0 bytes. */
export class KvmSregs extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/**
 * `struct kvm_riscv_config`, 64 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmRiscvConfig extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = [
    'isa', 'zicbomBlockSize', 'mvendorid', 'marchid', 'mimpid', 'zicbozBlockSize', 'satpMode', 'zicbopBlockSize',
  ]

  get isa(): bigint { return this.view.getBigUint64(0, true) }
  set isa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvConfig.isa'), true) }
  get zicbomBlockSize(): bigint { return this.view.getBigUint64(8, true) }
  set zicbomBlockSize(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRiscvConfig.zicbomBlockSize'), true) }
  get mvendorid(): bigint { return this.view.getBigUint64(16, true) }
  set mvendorid(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRiscvConfig.mvendorid'), true) }
  get marchid(): bigint { return this.view.getBigUint64(24, true) }
  set marchid(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRiscvConfig.marchid'), true) }
  get mimpid(): bigint { return this.view.getBigUint64(32, true) }
  set mimpid(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRiscvConfig.mimpid'), true) }
  get zicbozBlockSize(): bigint { return this.view.getBigUint64(40, true) }
  set zicbozBlockSize(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmRiscvConfig.zicbozBlockSize'), true) }
  get satpMode(): bigint { return this.view.getBigUint64(48, true) }
  set satpMode(value: Integer) { this.view.setBigUint64(48, u64(value, 'KvmRiscvConfig.satpMode'), true) }
  get zicbopBlockSize(): bigint { return this.view.getBigUint64(56, true) }
  set zicbopBlockSize(value: Integer) { this.view.setBigUint64(56, u64(value, 'KvmRiscvConfig.zicbopBlockSize'), true) }
}

/** `struct kvm_riscv_core`, 264 bytes. */
export class KvmRiscvCore extends Struct {
  static override readonly size = 264
  static override readonly fields: readonly string[] = ['regs', 'mode']

  #regs: UserRegsStruct | undefined
  get regs(): UserRegsStruct { return (this.#regs ??= new UserRegsStruct(this.bytes.subarray(0, 256))) }
  set regs(value: Init<UserRegsStruct>) { copyStruct(this.regs, value, 'KvmRiscvCore.regs') }
  get mode(): bigint { return this.view.getBigUint64(256, true) }
  set mode(value: Integer) { this.view.setBigUint64(256, u64(value, 'KvmRiscvCore.mode'), true) }
}

/** `struct kvm_riscv_csr`, 88 bytes. */
export class KvmRiscvCsr extends Struct {
  static override readonly size = 88
  static override readonly fields: readonly string[] = [
    'sstatus', 'sie', 'stvec', 'sscratch', 'sepc', 'scause', 'stval', 'sip', 'satp', 'scounteren', 'senvcfg',
  ]

  get sstatus(): bigint { return this.view.getBigUint64(0, true) }
  set sstatus(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvCsr.sstatus'), true) }
  get sie(): bigint { return this.view.getBigUint64(8, true) }
  set sie(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRiscvCsr.sie'), true) }
  get stvec(): bigint { return this.view.getBigUint64(16, true) }
  set stvec(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRiscvCsr.stvec'), true) }
  get sscratch(): bigint { return this.view.getBigUint64(24, true) }
  set sscratch(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRiscvCsr.sscratch'), true) }
  get sepc(): bigint { return this.view.getBigUint64(32, true) }
  set sepc(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRiscvCsr.sepc'), true) }
  get scause(): bigint { return this.view.getBigUint64(40, true) }
  set scause(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmRiscvCsr.scause'), true) }
  get stval(): bigint { return this.view.getBigUint64(48, true) }
  set stval(value: Integer) { this.view.setBigUint64(48, u64(value, 'KvmRiscvCsr.stval'), true) }
  get sip(): bigint { return this.view.getBigUint64(56, true) }
  set sip(value: Integer) { this.view.setBigUint64(56, u64(value, 'KvmRiscvCsr.sip'), true) }
  get satp(): bigint { return this.view.getBigUint64(64, true) }
  set satp(value: Integer) { this.view.setBigUint64(64, u64(value, 'KvmRiscvCsr.satp'), true) }
  get scounteren(): bigint { return this.view.getBigUint64(72, true) }
  set scounteren(value: Integer) { this.view.setBigUint64(72, u64(value, 'KvmRiscvCsr.scounteren'), true) }
  get senvcfg(): bigint { return this.view.getBigUint64(80, true) }
  set senvcfg(value: Integer) { this.view.setBigUint64(80, u64(value, 'KvmRiscvCsr.senvcfg'), true) }
}

/** `struct kvm_riscv_aia_csr`, 56 bytes. */
export class KvmRiscvAiaCsr extends Struct {
  static override readonly size = 56
  static override readonly fields: readonly string[] = [
    'siselect', 'iprio1', 'iprio2', 'sieh', 'siph', 'iprio1h', 'iprio2h',
  ]

  get siselect(): bigint { return this.view.getBigUint64(0, true) }
  set siselect(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvAiaCsr.siselect'), true) }
  get iprio1(): bigint { return this.view.getBigUint64(8, true) }
  set iprio1(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRiscvAiaCsr.iprio1'), true) }
  get iprio2(): bigint { return this.view.getBigUint64(16, true) }
  set iprio2(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRiscvAiaCsr.iprio2'), true) }
  get sieh(): bigint { return this.view.getBigUint64(24, true) }
  set sieh(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRiscvAiaCsr.sieh'), true) }
  get siph(): bigint { return this.view.getBigUint64(32, true) }
  set siph(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRiscvAiaCsr.siph'), true) }
  get iprio1h(): bigint { return this.view.getBigUint64(40, true) }
  set iprio1h(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmRiscvAiaCsr.iprio1h'), true) }
  get iprio2h(): bigint { return this.view.getBigUint64(48, true) }
  set iprio2h(value: Integer) { this.view.setBigUint64(48, u64(value, 'KvmRiscvAiaCsr.iprio2h'), true) }
}

/** `struct kvm_riscv_smstateen_csr`, 8 bytes. */
export class KvmRiscvSmstateenCsr extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['sstateen0']

  get sstateen0(): bigint { return this.view.getBigUint64(0, true) }
  set sstateen0(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvSmstateenCsr.sstateen0'), true) }
}

/** `struct kvm_riscv_timer`, 32 bytes. */
export class KvmRiscvTimer extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['frequency', 'time', 'compare', 'state']

  get frequency(): bigint { return this.view.getBigUint64(0, true) }
  set frequency(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvTimer.frequency'), true) }
  get time(): bigint { return this.view.getBigUint64(8, true) }
  set time(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRiscvTimer.time'), true) }
  get compare(): bigint { return this.view.getBigUint64(16, true) }
  set compare(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRiscvTimer.compare'), true) }
  get state(): bigint { return this.view.getBigUint64(24, true) }
  set state(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRiscvTimer.state'), true) }
}

/** `struct kvm_riscv_sbi_sta`, 16 bytes. */
export class KvmRiscvSbiSta extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['shmemLo', 'shmemHi']

  get shmemLo(): bigint { return this.view.getBigUint64(0, true) }
  set shmemLo(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvSbiSta.shmemLo'), true) }
  get shmemHi(): bigint { return this.view.getBigUint64(8, true) }
  set shmemHi(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRiscvSbiSta.shmemHi'), true) }
}

/** `struct kvm_irqchip`, 520 bytes. */
export class KvmIrqchip extends Struct {
  static override readonly size = 520
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['chipId', 'pad', 'chip']

  #chip: KvmIrqchipChip | undefined
  get chipId(): number { return this.view.getUint32(0, true) }
  set chipId(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqchip.chipId'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqchip.pad'), true) }
  get chip(): KvmIrqchipChip { return (this.#chip ??= new KvmIrqchipChip(this.bytes.subarray(8, 520))) }
  set chip(value: Init<KvmIrqchipChip>) { copyStruct(this.chip, value, 'KvmIrqchip.chip') }
}

/** The union `chip` of `struct kvm_irqchip`, 512 bytes. */
export class KvmIrqchipChip extends Union {
  static override readonly size = 512
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['dummy']

  #dummy: Uint8Array | undefined
  get dummy(): Uint8Array { return (this.#dummy ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 512)) }
  set dummy(value: Iterable<Integer>) { copyIntegers(this.dummy, value, 'KvmIrqchipChip.dummy') }
}

/** `struct kvm_run`, 2352 bytes. */
export class KvmRun extends Struct {
  static override readonly size = 2352
  static override readonly fields: readonly string[] = [
    'requestInterruptWindow', 'immediateExit', 'padding1', 'exitReason', 'readyForInterruptInjection', 'ifFlag',
    'flags', 'cr8', 'apicBase', 'padding', 'kvmValidRegs', 'kvmDirtyRegs', 's',
  ]
  static override readonly overlaps = {
    padding: [
      'hw', 'failEntry', 'ex', 'io', 'debug', 'mmio', 'iocsrIo', 'hypercall', 'tprAccess', 's390Sieic',
      's390ResetFlags', 's390Ucontrol', 'dcr', 'internal', 'emulationFailure', 'osi', 'paprHcall', 's390Tsch', 'epr',
      'systemEvent', 's390Stsi', 'eoi', 'hyperv', 'armNisv', 'msr', 'xen', 'riscvSbi', 'riscvCsr', 'notify',
      'memoryFault', 'tdx', 'armSea', 'snpReqCerts',
    ],
  }

  #padding1: Uint8Array | undefined
  #hw: KvmRunHw | undefined
  #failEntry: KvmRunFailEntry | undefined
  #ex: KvmRunEx | undefined
  #io: KvmRunIo | undefined
  #debug: KvmRunDebug | undefined
  #mmio: KvmRunMmio | undefined
  #iocsrIo: KvmRunIocsrIo | undefined
  #hypercall: KvmRunHypercall | undefined
  #tprAccess: KvmRunTprAccess | undefined
  #s390Sieic: KvmRunS390Sieic | undefined
  #s390Ucontrol: KvmRunS390Ucontrol | undefined
  #dcr: KvmRunDcr | undefined
  #internal: KvmRunInternal | undefined
  #emulationFailure: KvmRunEmulationFailure | undefined
  #osi: KvmRunOsi | undefined
  #paprHcall: KvmRunPaprHcall | undefined
  #s390Tsch: KvmRunS390Tsch | undefined
  #epr: KvmRunEpr | undefined
  #systemEvent: KvmRunSystemEvent | undefined
  #s390Stsi: KvmRunS390Stsi | undefined
  #eoi: KvmRunEoi | undefined
  #hyperv: KvmHypervExit | undefined
  #armNisv: KvmRunArmNisv | undefined
  #msr: KvmRunMsr | undefined
  #xen: KvmXenExit | undefined
  #riscvSbi: KvmRunRiscvSbi | undefined
  #riscvCsr: KvmRunRiscvCsr | undefined
  #notify: KvmRunNotify | undefined
  #memoryFault: KvmRunMemoryFault | undefined
  #padding: Uint8Array | undefined
  #tdx: KvmRunTdx | undefined
  #armSea: KvmRunArmSea | undefined
  #snpReqCerts: KvmExitSnpReqCerts | undefined
  #s: KvmRunS | undefined
  get requestInterruptWindow(): number { return this.view.getUint8(0) }
  set requestInterruptWindow(value: Integer) { this.view.setUint8(0, u8(value, 'KvmRun.requestInterruptWindow')) }
  get immediateExit(): number { return this.view.getUint8(1) }
  set immediateExit(value: Integer) { this.view.setUint8(1, u8(value, 'KvmRun.immediateExit')) }
  get padding1(): Uint8Array { return (this.#padding1 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 2, 6)) }
  set padding1(value: Iterable<Integer>) { copyIntegers(this.padding1, value, 'KvmRun.padding1') }
  get exitReason(): number { return this.view.getUint32(8, true) }
  set exitReason(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRun.exitReason'), true) }
  get readyForInterruptInjection(): number { return this.view.getUint8(12) }
  set readyForInterruptInjection(value: Integer) { this.view.setUint8(12, u8(value, 'KvmRun.readyForInterruptInjection')) }
  get ifFlag(): number { return this.view.getUint8(13) }
  set ifFlag(value: Integer) { this.view.setUint8(13, u8(value, 'KvmRun.ifFlag')) }
  get flags(): number { return this.view.getUint16(14, true) }
  set flags(value: Integer) { this.view.setUint16(14, u16(value, 'KvmRun.flags'), true) }
  get cr8(): bigint { return this.view.getBigUint64(16, true) }
  set cr8(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRun.cr8'), true) }
  get apicBase(): bigint { return this.view.getBigUint64(24, true) }
  set apicBase(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRun.apicBase'), true) }
  get hw(): KvmRunHw { return (this.#hw ??= new KvmRunHw(this.bytes.subarray(32, 40))) }
  set hw(value: Init<KvmRunHw>) { copyStruct(this.hw, value, 'KvmRun.hw') }
  get failEntry(): KvmRunFailEntry { return (this.#failEntry ??= new KvmRunFailEntry(this.bytes.subarray(32, 48))) }
  set failEntry(value: Init<KvmRunFailEntry>) { copyStruct(this.failEntry, value, 'KvmRun.failEntry') }
  get ex(): KvmRunEx { return (this.#ex ??= new KvmRunEx(this.bytes.subarray(32, 40))) }
  set ex(value: Init<KvmRunEx>) { copyStruct(this.ex, value, 'KvmRun.ex') }
  get io(): KvmRunIo { return (this.#io ??= new KvmRunIo(this.bytes.subarray(32, 48))) }
  set io(value: Init<KvmRunIo>) { copyStruct(this.io, value, 'KvmRun.io') }
  get debug(): KvmRunDebug { return (this.#debug ??= new KvmRunDebug(this.bytes.subarray(32, 32))) }
  set debug(value: Init<KvmRunDebug>) { copyStruct(this.debug, value, 'KvmRun.debug') }
  get mmio(): KvmRunMmio { return (this.#mmio ??= new KvmRunMmio(this.bytes.subarray(32, 56))) }
  set mmio(value: Init<KvmRunMmio>) { copyStruct(this.mmio, value, 'KvmRun.mmio') }
  get iocsrIo(): KvmRunIocsrIo { return (this.#iocsrIo ??= new KvmRunIocsrIo(this.bytes.subarray(32, 56))) }
  set iocsrIo(value: Init<KvmRunIocsrIo>) { copyStruct(this.iocsrIo, value, 'KvmRun.iocsrIo') }
  get hypercall(): KvmRunHypercall { return (this.#hypercall ??= new KvmRunHypercall(this.bytes.subarray(32, 104))) }
  set hypercall(value: Init<KvmRunHypercall>) { copyStruct(this.hypercall, value, 'KvmRun.hypercall') }
  get tprAccess(): KvmRunTprAccess { return (this.#tprAccess ??= new KvmRunTprAccess(this.bytes.subarray(32, 48))) }
  set tprAccess(value: Init<KvmRunTprAccess>) { copyStruct(this.tprAccess, value, 'KvmRun.tprAccess') }
  get s390Sieic(): KvmRunS390Sieic { return (this.#s390Sieic ??= new KvmRunS390Sieic(this.bytes.subarray(32, 40))) }
  set s390Sieic(value: Init<KvmRunS390Sieic>) { copyStruct(this.s390Sieic, value, 'KvmRun.s390Sieic') }
  get s390ResetFlags(): bigint { return this.view.getBigUint64(32, true) }
  set s390ResetFlags(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRun.s390ResetFlags'), true) }
  get s390Ucontrol(): KvmRunS390Ucontrol { return (this.#s390Ucontrol ??= new KvmRunS390Ucontrol(this.bytes.subarray(32, 48))) }
  set s390Ucontrol(value: Init<KvmRunS390Ucontrol>) { copyStruct(this.s390Ucontrol, value, 'KvmRun.s390Ucontrol') }
  get dcr(): KvmRunDcr { return (this.#dcr ??= new KvmRunDcr(this.bytes.subarray(32, 44))) }
  set dcr(value: Init<KvmRunDcr>) { copyStruct(this.dcr, value, 'KvmRun.dcr') }
  get internal(): KvmRunInternal { return (this.#internal ??= new KvmRunInternal(this.bytes.subarray(32, 168))) }
  set internal(value: Init<KvmRunInternal>) { copyStruct(this.internal, value, 'KvmRun.internal') }
  get emulationFailure(): KvmRunEmulationFailure { return (this.#emulationFailure ??= new KvmRunEmulationFailure(this.bytes.subarray(32, 64))) }
  set emulationFailure(value: Init<KvmRunEmulationFailure>) { copyStruct(this.emulationFailure, value, 'KvmRun.emulationFailure') }
  get osi(): KvmRunOsi { return (this.#osi ??= new KvmRunOsi(this.bytes.subarray(32, 288))) }
  set osi(value: Init<KvmRunOsi>) { copyStruct(this.osi, value, 'KvmRun.osi') }
  get paprHcall(): KvmRunPaprHcall { return (this.#paprHcall ??= new KvmRunPaprHcall(this.bytes.subarray(32, 120))) }
  set paprHcall(value: Init<KvmRunPaprHcall>) { copyStruct(this.paprHcall, value, 'KvmRun.paprHcall') }
  get s390Tsch(): KvmRunS390Tsch { return (this.#s390Tsch ??= new KvmRunS390Tsch(this.bytes.subarray(32, 52))) }
  set s390Tsch(value: Init<KvmRunS390Tsch>) { copyStruct(this.s390Tsch, value, 'KvmRun.s390Tsch') }
  get epr(): KvmRunEpr { return (this.#epr ??= new KvmRunEpr(this.bytes.subarray(32, 36))) }
  set epr(value: Init<KvmRunEpr>) { copyStruct(this.epr, value, 'KvmRun.epr') }
  get systemEvent(): KvmRunSystemEvent { return (this.#systemEvent ??= new KvmRunSystemEvent(this.bytes.subarray(32, 168))) }
  set systemEvent(value: Init<KvmRunSystemEvent>) { copyStruct(this.systemEvent, value, 'KvmRun.systemEvent') }
  get s390Stsi(): KvmRunS390Stsi { return (this.#s390Stsi ??= new KvmRunS390Stsi(this.bytes.subarray(32, 48))) }
  set s390Stsi(value: Init<KvmRunS390Stsi>) { copyStruct(this.s390Stsi, value, 'KvmRun.s390Stsi') }
  get eoi(): KvmRunEoi { return (this.#eoi ??= new KvmRunEoi(this.bytes.subarray(32, 33))) }
  set eoi(value: Init<KvmRunEoi>) { copyStruct(this.eoi, value, 'KvmRun.eoi') }
  get hyperv(): KvmHypervExit { return (this.#hyperv ??= new KvmHypervExit(this.bytes.subarray(32, 88))) }
  set hyperv(value: Init<KvmHypervExit>) { copyStruct(this.hyperv, value, 'KvmRun.hyperv') }
  get armNisv(): KvmRunArmNisv { return (this.#armNisv ??= new KvmRunArmNisv(this.bytes.subarray(32, 48))) }
  set armNisv(value: Init<KvmRunArmNisv>) { copyStruct(this.armNisv, value, 'KvmRun.armNisv') }
  get msr(): KvmRunMsr { return (this.#msr ??= new KvmRunMsr(this.bytes.subarray(32, 56))) }
  set msr(value: Init<KvmRunMsr>) { copyStruct(this.msr, value, 'KvmRun.msr') }
  get xen(): KvmXenExit { return (this.#xen ??= new KvmXenExit(this.bytes.subarray(32, 112))) }
  set xen(value: Init<KvmXenExit>) { copyStruct(this.xen, value, 'KvmRun.xen') }
  get riscvSbi(): KvmRunRiscvSbi { return (this.#riscvSbi ??= new KvmRunRiscvSbi(this.bytes.subarray(32, 112))) }
  set riscvSbi(value: Init<KvmRunRiscvSbi>) { copyStruct(this.riscvSbi, value, 'KvmRun.riscvSbi') }
  get riscvCsr(): KvmRunRiscvCsr { return (this.#riscvCsr ??= new KvmRunRiscvCsr(this.bytes.subarray(32, 64))) }
  set riscvCsr(value: Init<KvmRunRiscvCsr>) { copyStruct(this.riscvCsr, value, 'KvmRun.riscvCsr') }
  get notify(): KvmRunNotify { return (this.#notify ??= new KvmRunNotify(this.bytes.subarray(32, 36))) }
  set notify(value: Init<KvmRunNotify>) { copyStruct(this.notify, value, 'KvmRun.notify') }
  get memoryFault(): KvmRunMemoryFault { return (this.#memoryFault ??= new KvmRunMemoryFault(this.bytes.subarray(32, 56))) }
  set memoryFault(value: Init<KvmRunMemoryFault>) { copyStruct(this.memoryFault, value, 'KvmRun.memoryFault') }
  get padding(): Uint8Array { return (this.#padding ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 32, 256)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmRun.padding') }
  get tdx(): KvmRunTdx { return (this.#tdx ??= new KvmRunTdx(this.bytes.subarray(32, 96))) }
  set tdx(value: Init<KvmRunTdx>) { copyStruct(this.tdx, value, 'KvmRun.tdx') }
  get armSea(): KvmRunArmSea { return (this.#armSea ??= new KvmRunArmSea(this.bytes.subarray(32, 64))) }
  set armSea(value: Init<KvmRunArmSea>) { copyStruct(this.armSea, value, 'KvmRun.armSea') }
  get snpReqCerts(): KvmExitSnpReqCerts { return (this.#snpReqCerts ??= new KvmExitSnpReqCerts(this.bytes.subarray(32, 56))) }
  set snpReqCerts(value: Init<KvmExitSnpReqCerts>) { copyStruct(this.snpReqCerts, value, 'KvmRun.snpReqCerts') }
  get kvmValidRegs(): bigint { return this.view.getBigUint64(288, true) }
  set kvmValidRegs(value: Integer) { this.view.setBigUint64(288, u64(value, 'KvmRun.kvmValidRegs'), true) }
  get kvmDirtyRegs(): bigint { return this.view.getBigUint64(296, true) }
  set kvmDirtyRegs(value: Integer) { this.view.setBigUint64(296, u64(value, 'KvmRun.kvmDirtyRegs'), true) }
  get s(): KvmRunS { return (this.#s ??= new KvmRunS(this.bytes.subarray(304, 2352))) }
  set s(value: Init<KvmRunS>) { copyStruct(this.s, value, 'KvmRun.s') }
}

/** The struct `debug` of `struct kvm_run`, 0 bytes. */
export class KvmRunDebug extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['arch']

  #arch: KvmDebugExitArch | undefined
  get arch(): KvmDebugExitArch { return (this.#arch ??= new KvmDebugExitArch(this.bytes.subarray(0, 0))) }
  set arch(value: Init<KvmDebugExitArch>) { copyStruct(this.arch, value, 'KvmRunDebug.arch') }
}

/** The union `s` of `struct kvm_run`, 2048 bytes. */
export class KvmRunS extends Union {
  static override readonly size = 2048
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['regs', 'padding']

  #regs: KvmSyncRegs | undefined
  #padding: Uint8Array | undefined
  get regs(): KvmSyncRegs { return (this.#regs ??= new KvmSyncRegs(this.bytes.subarray(0, 0))) }
  set regs(value: Init<KvmSyncRegs>) { copyStruct(this.regs, value, 'KvmRunS.regs') }
  get padding(): Uint8Array { return (this.#padding ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 2048)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmRunS.padding') }
}

/** `struct kvm_guest_debug`, 8 bytes. */
export class KvmGuestDebug extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['control', 'pad', 'arch']

  #arch: KvmGuestDebugArch | undefined
  get control(): number { return this.view.getUint32(0, true) }
  set control(value: Integer) { this.view.setUint32(0, u32(value, 'KvmGuestDebug.control'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmGuestDebug.pad'), true) }
  get arch(): KvmGuestDebugArch { return (this.#arch ??= new KvmGuestDebugArch(this.bytes.subarray(8, 8))) }
  set arch(value: Init<KvmGuestDebugArch>) { copyStruct(this.arch, value, 'KvmGuestDebug.arch') }
}

/** `struct kvm_reg_list`, 8 bytes and a flexible array member. */
export class KvmRegList extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['n', 'reg']
  static override readonly flexible = { reg: { offset: 8, entrySize: 8, count: 'n', max: 200 } }
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 200
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmRegList { return withEntries(this, length) }

  get n(): bigint { return this.view.getBigUint64(0, true) }
  set n(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRegList.n'), true) }
  get reg(): BigUint64Array { return new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, Math.min(Number(this.n), room(this, 8, 8))) }
  set reg(value: Iterable<Integer>) { copyIntegers(this.reg, value, 'KvmRegList.reg') }
}

/**
 * `struct kvm_riscv_sbi_fwft_feature`, 24 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmRiscvSbiFwftFeature extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['enable', 'flags', 'value']

  get enable(): bigint { return this.view.getBigUint64(0, true) }
  set enable(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRiscvSbiFwftFeature.enable'), true) }
  get flags(): bigint { return this.view.getBigUint64(8, true) }
  set flags(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRiscvSbiFwftFeature.flags'), true) }
  get value(): bigint { return this.view.getBigUint64(16, true) }
  set value(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRiscvSbiFwftFeature.value'), true) }
}

/**
 * `struct kvm_riscv_sbi_fwft`, 48 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmRiscvSbiFwft extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['misalignedDeleg', 'pointerMasking']

  #misalignedDeleg: KvmRiscvSbiFwftFeature | undefined
  #pointerMasking: KvmRiscvSbiFwftFeature | undefined
  get misalignedDeleg(): KvmRiscvSbiFwftFeature { return (this.#misalignedDeleg ??= new KvmRiscvSbiFwftFeature(this.bytes.subarray(0, 24))) }
  set misalignedDeleg(value: Init<KvmRiscvSbiFwftFeature>) { copyStruct(this.misalignedDeleg, value, 'KvmRiscvSbiFwft.misalignedDeleg') }
  get pointerMasking(): KvmRiscvSbiFwftFeature { return (this.#pointerMasking ??= new KvmRiscvSbiFwftFeature(this.bytes.subarray(24, 48))) }
  set pointerMasking(value: Init<KvmRiscvSbiFwftFeature>) { copyStruct(this.pointerMasking, value, 'KvmRiscvSbiFwft.pointerMasking') }
}
