// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import type { Integer } from '../arguments/integer.ts'
import { flexibleInts, ints, layout, struct, u16, u32, u64, u8 } from '../struct/members.ts'
import { type Init, Struct, Union, withEntries } from '../struct/struct.ts'
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
export class UserRegsStruct extends Struct {}
layout(UserRegsStruct, 'UserRegsStruct', 256, 8, () => ({
  pc: u64(0), ra: u64(8), sp: u64(16), gp: u64(24), tp: u64(32), t0: u64(40), t1: u64(48), t2: u64(56), s0: u64(64),
  s1: u64(72), a0: u64(80), a1: u64(88), a2: u64(96), a3: u64(104), a4: u64(112), a5: u64(120), a6: u64(128),
  a7: u64(136), s2: u64(144), s3: u64(152), s4: u64(160), s5: u64(168), s6: u64(176), s7: u64(184), s8: u64(192),
  s9: u64(200), s10: u64(208), s11: u64(216), t3: u64(224), t4: u64(232), t5: u64(240), t6: u64(248),
}))
export interface UserRegsStruct {
  get pc(): bigint
  set pc(value: Integer)
  get ra(): bigint
  set ra(value: Integer)
  get sp(): bigint
  set sp(value: Integer)
  get gp(): bigint
  set gp(value: Integer)
  get tp(): bigint
  set tp(value: Integer)
  get t0(): bigint
  set t0(value: Integer)
  get t1(): bigint
  set t1(value: Integer)
  get t2(): bigint
  set t2(value: Integer)
  get s0(): bigint
  set s0(value: Integer)
  get s1(): bigint
  set s1(value: Integer)
  get a0(): bigint
  set a0(value: Integer)
  get a1(): bigint
  set a1(value: Integer)
  get a2(): bigint
  set a2(value: Integer)
  get a3(): bigint
  set a3(value: Integer)
  get a4(): bigint
  set a4(value: Integer)
  get a5(): bigint
  set a5(value: Integer)
  get a6(): bigint
  set a6(value: Integer)
  get a7(): bigint
  set a7(value: Integer)
  get s2(): bigint
  set s2(value: Integer)
  get s3(): bigint
  set s3(value: Integer)
  get s4(): bigint
  set s4(value: Integer)
  get s5(): bigint
  set s5(value: Integer)
  get s6(): bigint
  set s6(value: Integer)
  get s7(): bigint
  set s7(value: Integer)
  get s8(): bigint
  set s8(value: Integer)
  get s9(): bigint
  set s9(value: Integer)
  get s10(): bigint
  set s10(value: Integer)
  get s11(): bigint
  set s11(value: Integer)
  get t3(): bigint
  set t3(value: Integer)
  get t4(): bigint
  set t4(value: Integer)
  get t5(): bigint
  set t5(value: Integer)
  get t6(): bigint
  set t6(value: Integer)
}

/** `struct __riscv_f_ext_state`, 132 bytes. */
export class RiscvFExtState extends Struct {}
layout(RiscvFExtState, 'RiscvFExtState', 132, 4, () => ({ f: ints(0, Uint32Array, 32), fcsr: u32(128) }))
export interface RiscvFExtState {
  get f(): Uint32Array
  set f(value: Iterable<Integer>)
  get fcsr(): number
  set fcsr(value: Integer)
}

/** `struct __riscv_d_ext_state`, 264 bytes. */
export class RiscvDExtState extends Struct {}
layout(RiscvDExtState, 'RiscvDExtState', 264, 8, () => ({ f: ints(0, BigUint64Array, 32), fcsr: u32(256) }))
export interface RiscvDExtState {
  get f(): BigUint64Array
  set f(value: Iterable<Integer>)
  get fcsr(): number
  set fcsr(value: Integer)
}

/** `struct __riscv_q_ext_state`, 528 bytes. */
export class RiscvQExtState extends Struct {}
layout(RiscvQExtState, 'RiscvQExtState', 528, 8, () => ({
  f: ints(0, BigUint64Array, 64), fcsr: u32(512), reserved: ints(516, Uint32Array, 3),
}))
export interface RiscvQExtState {
  get f(): BigUint64Array
  set f(value: Iterable<Integer>)
  get fcsr(): number
  set fcsr(value: Integer)
  get reserved(): Uint32Array
  set reserved(value: Iterable<Integer>)
}

/** `struct __riscv_ctx_hdr`, 8 bytes. */
export class RiscvCtxHdr extends Struct {}
layout(RiscvCtxHdr, 'RiscvCtxHdr', 8, 4, () => ({ magic: u32(0), size: u32(4) }))
export interface RiscvCtxHdr {
  get magic(): number
  set magic(value: Integer)
  get size(): number
  set size(value: Integer)
}

/** `struct __riscv_extra_ext_header`, 528 bytes. */
export class RiscvExtraExtHeader extends Struct {}
layout(RiscvExtraExtHeader, 'RiscvExtraExtHeader', 528, 8, () => ({
  padding: ints(0, Uint32Array, 129), reserved: u32(516), hdr: struct(520, RiscvCtxHdr),
}))
export interface RiscvExtraExtHeader {
  get padding(): Uint32Array
  set padding(value: Iterable<Integer>)
  get reserved(): number
  set reserved(value: Integer)
  get hdr(): RiscvCtxHdr
  set hdr(value: Init<RiscvCtxHdr>)
}

/** `union __riscv_fp_state`, 528 bytes. */
export class RiscvFpState extends Union {}
layout(RiscvFpState, 'RiscvFpState', 528, 8, () => ({
  f: struct(0, RiscvFExtState), d: struct(0, RiscvDExtState), q: struct(0, RiscvQExtState),
}))
export interface RiscvFpState {
  get f(): RiscvFExtState
  set f(value: Init<RiscvFExtState>)
  get d(): RiscvDExtState
  set d(value: Init<RiscvDExtState>)
  get q(): RiscvQExtState
  set q(value: Init<RiscvQExtState>)
}

/** `struct __riscv_v_ext_state`, 48 bytes. */
export class RiscvVExtState extends Struct {}
layout(RiscvVExtState, 'RiscvVExtState', 48, 8, () => ({
  vstart: u64(0), vl: u64(8), vtype: u64(16), vcsr: u64(24), vlenb: u64(32), datap: u64(40),
}))
export interface RiscvVExtState {
  get vstart(): bigint
  set vstart(value: Integer)
  get vl(): bigint
  set vl(value: Integer)
  get vtype(): bigint
  set vtype(value: Integer)
  get vcsr(): bigint
  set vcsr(value: Integer)
  get vlenb(): bigint
  set vlenb(value: Integer)
  get datap(): bigint
  set datap(value: Integer)
}

/** `struct __riscv_v_regset_state`, 40 bytes and a flexible array member. */
export class RiscvVRegsetState extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): RiscvVRegsetState { return withEntries(this, length) }
}
layout(RiscvVRegsetState, 'RiscvVRegsetState', 40, 8, () => ({
  vstart: u64(0), vl: u64(8), vtype: u64(16), vcsr: u64(24), vlenb: u64(32), vreg: flexibleInts(40, Uint8Array),
}))
export interface RiscvVRegsetState {
  get vstart(): bigint
  set vstart(value: Integer)
  get vl(): bigint
  set vl(value: Integer)
  get vtype(): bigint
  set vtype(value: Integer)
  get vcsr(): bigint
  set vcsr(value: Integer)
  get vlenb(): bigint
  set vlenb(value: Integer)
  get vreg(): Uint8Array
  set vreg(value: Iterable<Integer>)
}

/** `struct kvm_regs`, 0 bytes. */
export class KvmRegs extends Struct {}
layout(KvmRegs, 'KvmRegs', 0, 1, () => ({  }))

/** `struct kvm_fpu`, 0 bytes. */
export class KvmFpu extends Struct {}
layout(KvmFpu, 'KvmFpu', 0, 1, () => ({  }))

/** `struct kvm_debug_exit_arch`, 0 bytes. */
export class KvmDebugExitArch extends Struct {}
layout(KvmDebugExitArch, 'KvmDebugExitArch', 0, 1, () => ({  }))

/** `struct kvm_guest_debug_arch`, 0 bytes. */
export class KvmGuestDebugArch extends Struct {}
layout(KvmGuestDebugArch, 'KvmGuestDebugArch', 0, 1, () => ({  }))

/** `struct kvm_sync_regs`, 0 bytes. */
export class KvmSyncRegs extends Struct {}
layout(KvmSyncRegs, 'KvmSyncRegs', 0, 1, () => ({  }))

/** `struct kvm_sregs`, 0 bytes. */
export class KvmSregs extends Struct {}
layout(KvmSregs, 'KvmSregs', 0, 1, () => ({  }))

/**
 * `struct kvm_riscv_config`, 64 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmRiscvConfig extends Struct {}
layout(KvmRiscvConfig, 'KvmRiscvConfig', 64, 8, () => ({
  isa: u64(0), zicbomBlockSize: u64(8), mvendorid: u64(16), marchid: u64(24), mimpid: u64(32), zicbozBlockSize: u64(40),
  satpMode: u64(48), zicbopBlockSize: u64(56),
}))
export interface KvmRiscvConfig {
  get isa(): bigint
  set isa(value: Integer)
  get zicbomBlockSize(): bigint
  set zicbomBlockSize(value: Integer)
  get mvendorid(): bigint
  set mvendorid(value: Integer)
  get marchid(): bigint
  set marchid(value: Integer)
  get mimpid(): bigint
  set mimpid(value: Integer)
  get zicbozBlockSize(): bigint
  set zicbozBlockSize(value: Integer)
  get satpMode(): bigint
  set satpMode(value: Integer)
  get zicbopBlockSize(): bigint
  set zicbopBlockSize(value: Integer)
}

/** `struct kvm_riscv_core`, 264 bytes. */
export class KvmRiscvCore extends Struct {}
layout(KvmRiscvCore, 'KvmRiscvCore', 264, 8, () => ({ regs: struct(0, UserRegsStruct), mode: u64(256) }))
export interface KvmRiscvCore {
  get regs(): UserRegsStruct
  set regs(value: Init<UserRegsStruct>)
  get mode(): bigint
  set mode(value: Integer)
}

/** `struct kvm_riscv_csr`, 88 bytes. */
export class KvmRiscvCsr extends Struct {}
layout(KvmRiscvCsr, 'KvmRiscvCsr', 88, 8, () => ({
  sstatus: u64(0), sie: u64(8), stvec: u64(16), sscratch: u64(24), sepc: u64(32), scause: u64(40), stval: u64(48),
  sip: u64(56), satp: u64(64), scounteren: u64(72), senvcfg: u64(80),
}))
export interface KvmRiscvCsr {
  get sstatus(): bigint
  set sstatus(value: Integer)
  get sie(): bigint
  set sie(value: Integer)
  get stvec(): bigint
  set stvec(value: Integer)
  get sscratch(): bigint
  set sscratch(value: Integer)
  get sepc(): bigint
  set sepc(value: Integer)
  get scause(): bigint
  set scause(value: Integer)
  get stval(): bigint
  set stval(value: Integer)
  get sip(): bigint
  set sip(value: Integer)
  get satp(): bigint
  set satp(value: Integer)
  get scounteren(): bigint
  set scounteren(value: Integer)
  get senvcfg(): bigint
  set senvcfg(value: Integer)
}

/** `struct kvm_riscv_aia_csr`, 56 bytes. */
export class KvmRiscvAiaCsr extends Struct {}
layout(KvmRiscvAiaCsr, 'KvmRiscvAiaCsr', 56, 8, () => ({
  siselect: u64(0), iprio1: u64(8), iprio2: u64(16), sieh: u64(24), siph: u64(32), iprio1h: u64(40), iprio2h: u64(48),
}))
export interface KvmRiscvAiaCsr {
  get siselect(): bigint
  set siselect(value: Integer)
  get iprio1(): bigint
  set iprio1(value: Integer)
  get iprio2(): bigint
  set iprio2(value: Integer)
  get sieh(): bigint
  set sieh(value: Integer)
  get siph(): bigint
  set siph(value: Integer)
  get iprio1h(): bigint
  set iprio1h(value: Integer)
  get iprio2h(): bigint
  set iprio2h(value: Integer)
}

/** `struct kvm_riscv_smstateen_csr`, 8 bytes. */
export class KvmRiscvSmstateenCsr extends Struct {}
layout(KvmRiscvSmstateenCsr, 'KvmRiscvSmstateenCsr', 8, 8, () => ({ sstateen0: u64(0) }))
export interface KvmRiscvSmstateenCsr {
  get sstateen0(): bigint
  set sstateen0(value: Integer)
}

/** `struct kvm_riscv_timer`, 32 bytes. */
export class KvmRiscvTimer extends Struct {}
layout(KvmRiscvTimer, 'KvmRiscvTimer', 32, 8, () => ({
  frequency: u64(0), time: u64(8), compare: u64(16), state: u64(24),
}))
export interface KvmRiscvTimer {
  get frequency(): bigint
  set frequency(value: Integer)
  get time(): bigint
  set time(value: Integer)
  get compare(): bigint
  set compare(value: Integer)
  get state(): bigint
  set state(value: Integer)
}

/** `struct kvm_riscv_sbi_sta`, 16 bytes. */
export class KvmRiscvSbiSta extends Struct {}
layout(KvmRiscvSbiSta, 'KvmRiscvSbiSta', 16, 8, () => ({ shmemLo: u64(0), shmemHi: u64(8) }))
export interface KvmRiscvSbiSta {
  get shmemLo(): bigint
  set shmemLo(value: Integer)
  get shmemHi(): bigint
  set shmemHi(value: Integer)
}

/** `struct kvm_irqchip`, 520 bytes. */
export class KvmIrqchip extends Struct {}
layout(KvmIrqchip, 'KvmIrqchip', 520, 4, () => ({ chipId: u32(0), pad: u32(4), chip: struct(8, KvmIrqchipChip) }))
export interface KvmIrqchip {
  get chipId(): number
  set chipId(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get chip(): KvmIrqchipChip
  set chip(value: Init<KvmIrqchipChip>)
}

/** The union `chip` of `struct kvm_irqchip`, 512 bytes. */
export class KvmIrqchipChip extends Union {}
layout(KvmIrqchipChip, 'KvmIrqchipChip', 512, 1, () => ({ dummy: ints(0, Uint8Array, 512) }))
export interface KvmIrqchipChip {
  get dummy(): Uint8Array
  set dummy(value: Iterable<Integer>)
}

/** `struct kvm_run`, 2352 bytes. */
export class KvmRun extends Struct {}
layout(KvmRun, 'KvmRun', 2352, 8, () => ({
  requestInterruptWindow: u8(0), immediateExit: u8(1), padding1: ints(2, Uint8Array, 6), exitReason: u32(8),
  readyForInterruptInjection: u8(12), ifFlag: u8(13), flags: u16(14), cr8: u64(16), apicBase: u64(24),
  hw: struct(32, KvmRunHw), failEntry: struct(32, KvmRunFailEntry), ex: struct(32, KvmRunEx), io: struct(32, KvmRunIo),
  debug: struct(32, KvmRunDebug), mmio: struct(32, KvmRunMmio), iocsrIo: struct(32, KvmRunIocsrIo),
  hypercall: struct(32, KvmRunHypercall), tprAccess: struct(32, KvmRunTprAccess),
  s390Sieic: struct(32, KvmRunS390Sieic), s390ResetFlags: u64(32), s390Ucontrol: struct(32, KvmRunS390Ucontrol),
  dcr: struct(32, KvmRunDcr), internal: struct(32, KvmRunInternal),
  emulationFailure: struct(32, KvmRunEmulationFailure), osi: struct(32, KvmRunOsi),
  paprHcall: struct(32, KvmRunPaprHcall), s390Tsch: struct(32, KvmRunS390Tsch), epr: struct(32, KvmRunEpr),
  systemEvent: struct(32, KvmRunSystemEvent), s390Stsi: struct(32, KvmRunS390Stsi), eoi: struct(32, KvmRunEoi),
  hyperv: struct(32, KvmHypervExit), armNisv: struct(32, KvmRunArmNisv), msr: struct(32, KvmRunMsr),
  xen: struct(32, KvmXenExit), riscvSbi: struct(32, KvmRunRiscvSbi), riscvCsr: struct(32, KvmRunRiscvCsr),
  notify: struct(32, KvmRunNotify), memoryFault: struct(32, KvmRunMemoryFault), padding: ints(32, Uint8Array, 256),
  tdx: struct(32, KvmRunTdx), armSea: struct(32, KvmRunArmSea), snpReqCerts: struct(32, KvmExitSnpReqCerts),
  kvmValidRegs: u64(288), kvmDirtyRegs: u64(296), s: struct(304, KvmRunS),
}), {
 
  padding: ['hw', 'failEntry', 'ex', 'io', 'debug', 'mmio', 'iocsrIo', 'hypercall', 'tprAccess', 's390Sieic', 's390ResetFlags', 's390Ucontrol', 'dcr', 'internal', 'emulationFailure', 'osi', 'paprHcall', 's390Tsch', 'epr', 'systemEvent', 's390Stsi', 'eoi', 'hyperv', 'armNisv', 'msr', 'xen', 'riscvSbi', 'riscvCsr', 'notify', 'memoryFault', 'tdx', 'armSea', 'snpReqCerts'],
})
export interface KvmRun {
  get requestInterruptWindow(): number
  set requestInterruptWindow(value: Integer)
  get immediateExit(): number
  set immediateExit(value: Integer)
  get padding1(): Uint8Array
  set padding1(value: Iterable<Integer>)
  get exitReason(): number
  set exitReason(value: Integer)
  get readyForInterruptInjection(): number
  set readyForInterruptInjection(value: Integer)
  get ifFlag(): number
  set ifFlag(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get cr8(): bigint
  set cr8(value: Integer)
  get apicBase(): bigint
  set apicBase(value: Integer)
  get hw(): KvmRunHw
  set hw(value: Init<KvmRunHw>)
  get failEntry(): KvmRunFailEntry
  set failEntry(value: Init<KvmRunFailEntry>)
  get ex(): KvmRunEx
  set ex(value: Init<KvmRunEx>)
  get io(): KvmRunIo
  set io(value: Init<KvmRunIo>)
  get debug(): KvmRunDebug
  set debug(value: Init<KvmRunDebug>)
  get mmio(): KvmRunMmio
  set mmio(value: Init<KvmRunMmio>)
  get iocsrIo(): KvmRunIocsrIo
  set iocsrIo(value: Init<KvmRunIocsrIo>)
  get hypercall(): KvmRunHypercall
  set hypercall(value: Init<KvmRunHypercall>)
  get tprAccess(): KvmRunTprAccess
  set tprAccess(value: Init<KvmRunTprAccess>)
  get s390Sieic(): KvmRunS390Sieic
  set s390Sieic(value: Init<KvmRunS390Sieic>)
  get s390ResetFlags(): bigint
  set s390ResetFlags(value: Integer)
  get s390Ucontrol(): KvmRunS390Ucontrol
  set s390Ucontrol(value: Init<KvmRunS390Ucontrol>)
  get dcr(): KvmRunDcr
  set dcr(value: Init<KvmRunDcr>)
  get internal(): KvmRunInternal
  set internal(value: Init<KvmRunInternal>)
  get emulationFailure(): KvmRunEmulationFailure
  set emulationFailure(value: Init<KvmRunEmulationFailure>)
  get osi(): KvmRunOsi
  set osi(value: Init<KvmRunOsi>)
  get paprHcall(): KvmRunPaprHcall
  set paprHcall(value: Init<KvmRunPaprHcall>)
  get s390Tsch(): KvmRunS390Tsch
  set s390Tsch(value: Init<KvmRunS390Tsch>)
  get epr(): KvmRunEpr
  set epr(value: Init<KvmRunEpr>)
  get systemEvent(): KvmRunSystemEvent
  set systemEvent(value: Init<KvmRunSystemEvent>)
  get s390Stsi(): KvmRunS390Stsi
  set s390Stsi(value: Init<KvmRunS390Stsi>)
  get eoi(): KvmRunEoi
  set eoi(value: Init<KvmRunEoi>)
  get hyperv(): KvmHypervExit
  set hyperv(value: Init<KvmHypervExit>)
  get armNisv(): KvmRunArmNisv
  set armNisv(value: Init<KvmRunArmNisv>)
  get msr(): KvmRunMsr
  set msr(value: Init<KvmRunMsr>)
  get xen(): KvmXenExit
  set xen(value: Init<KvmXenExit>)
  get riscvSbi(): KvmRunRiscvSbi
  set riscvSbi(value: Init<KvmRunRiscvSbi>)
  get riscvCsr(): KvmRunRiscvCsr
  set riscvCsr(value: Init<KvmRunRiscvCsr>)
  get notify(): KvmRunNotify
  set notify(value: Init<KvmRunNotify>)
  get memoryFault(): KvmRunMemoryFault
  set memoryFault(value: Init<KvmRunMemoryFault>)
  get padding(): Uint8Array
  set padding(value: Iterable<Integer>)
  get tdx(): KvmRunTdx
  set tdx(value: Init<KvmRunTdx>)
  get armSea(): KvmRunArmSea
  set armSea(value: Init<KvmRunArmSea>)
  get snpReqCerts(): KvmExitSnpReqCerts
  set snpReqCerts(value: Init<KvmExitSnpReqCerts>)
  get kvmValidRegs(): bigint
  set kvmValidRegs(value: Integer)
  get kvmDirtyRegs(): bigint
  set kvmDirtyRegs(value: Integer)
  get s(): KvmRunS
  set s(value: Init<KvmRunS>)
}

/** The struct `debug` of `struct kvm_run`, 0 bytes. */
export class KvmRunDebug extends Struct {}
layout(KvmRunDebug, 'KvmRunDebug', 0, 1, () => ({ arch: struct(0, KvmDebugExitArch) }))
export interface KvmRunDebug {
  get arch(): KvmDebugExitArch
  set arch(value: Init<KvmDebugExitArch>)
}

/** The union `s` of `struct kvm_run`, 2048 bytes. */
export class KvmRunS extends Union {}
layout(KvmRunS, 'KvmRunS', 2048, 1, () => ({ regs: struct(0, KvmSyncRegs), padding: ints(0, Uint8Array, 2048) }))
export interface KvmRunS {
  get regs(): KvmSyncRegs
  set regs(value: Init<KvmSyncRegs>)
  get padding(): Uint8Array
  set padding(value: Iterable<Integer>)
}

/** `struct kvm_guest_debug`, 8 bytes. */
export class KvmGuestDebug extends Struct {}
layout(KvmGuestDebug, 'KvmGuestDebug', 8, 4, () => ({
  control: u32(0), pad: u32(4), arch: struct(8, KvmGuestDebugArch),
}))
export interface KvmGuestDebug {
  get control(): number
  set control(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get arch(): KvmGuestDebugArch
  set arch(value: Init<KvmGuestDebugArch>)
}

/** `struct kvm_reg_list`, 8 bytes and a flexible array member. */
export class KvmRegList extends Struct {
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 200
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmRegList { return withEntries(this, length) }
}
layout(KvmRegList, 'KvmRegList', 8, 8, () => ({ n: u64(0), reg: flexibleInts(8, BigUint64Array, 'n', 200) }))
export interface KvmRegList {
  get n(): bigint
  set n(value: Integer)
  get reg(): BigUint64Array
  set reg(value: Iterable<Integer>)
}

/**
 * `struct kvm_riscv_sbi_fwft_feature`, 24 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmRiscvSbiFwftFeature extends Struct {}
layout(KvmRiscvSbiFwftFeature, 'KvmRiscvSbiFwftFeature', 24, 8, () => ({
  enable: u64(0), flags: u64(8), value: u64(16),
}))
export interface KvmRiscvSbiFwftFeature {
  get enable(): bigint
  set enable(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get value(): bigint
  set value(value: Integer)
}

/**
 * `struct kvm_riscv_sbi_fwft`, 48 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmRiscvSbiFwft extends Struct {}
layout(KvmRiscvSbiFwft, 'KvmRiscvSbiFwft', 48, 8, () => ({
  misalignedDeleg: struct(0, KvmRiscvSbiFwftFeature), pointerMasking: struct(24, KvmRiscvSbiFwftFeature),
}))
export interface KvmRiscvSbiFwft {
  get misalignedDeleg(): KvmRiscvSbiFwftFeature
  set misalignedDeleg(value: Init<KvmRiscvSbiFwftFeature>)
  get pointerMasking(): KvmRiscvSbiFwftFeature
  set pointerMasking(value: Init<KvmRiscvSbiFwftFeature>)
}
