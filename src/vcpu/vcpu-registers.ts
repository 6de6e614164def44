// The registers of a virtual processor: all at once, by groups, and one by one.

import { constants } from 'node:os'
import {
  KVM_GET_REG_LIST,
  KvmDebugregs,
  KvmFpu,
  KvmMsrs,
  KvmRegList,
  KvmRegs,
  KvmSregs,
  KvmTranslation,
  KvmXcrs,
  KvmXsave,
} from '../abi/host.ts'
import { plain } from '../addon.ts'
import { type Integer, u64 } from '../arguments/integer.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, numberOf } from '../handle/handle.ts'
import { bytesOfArgument } from '../struct/struct.ts'
import { MSRS_HINTS } from './msrs.ts'
import { bytesOfReg, integerOfReg, regSize, valueOfReg } from './one-reg.ts'
import { VcpuExtra } from './vcpu-extra.ts'

const { E2BIG } = constants.errno

const ONE_REG_HINTS = {
  ENOENT: 'the vCPU has no such register',
  EINVAL: 'the vCPU has no such register, or not now, or not with this value',
}

/** The methods of `VcpuFd` that are about registers. */
export abstract class VcpuRegisters extends VcpuExtra {
  /**
   * Reads the general registers.
   *
   * ioctl: `KVM_GET_REGS` (KVM API 4.11).
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getRegs().rip) // 65520n
   */
  getRegs(into: KvmRegs = new KvmRegs()): KvmRegs {
    const bytes = bytesOfArgument(into, KvmRegs, 'into')
    check('KVM_GET_REGS', plain.getRegs(numberOf(this), bytes))
    return into
  }

  /**
   * Writes the general registers. Bit 1 of `rflags` is always set, whether it is here or not.
   *
   * ioctl: `KVM_SET_REGS` (KVM API 4.12).
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rflags: 2 }))
   */
  setRegs(regs: KvmRegs): void {
    const bytes = bytesOfArgument(regs, KvmRegs, 'regs')
    check('KVM_SET_REGS', plain.setRegs(numberOf(this), bytes))
  }

  /**
   * Reads the special registers: segments, control registers, EFER.
   *
   * ioctl: `KVM_GET_SREGS` (KVM API 4.13).
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getSregs().cs.selector) // 61440
   */
  getSregs(into: KvmSregs = new KvmSregs()): KvmSregs {
    const bytes = bytesOfArgument(into, KvmSregs, 'into')
    check('KVM_GET_SREGS', plain.getSregs(numberOf(this), bytes))
    return into
  }

  /**
   * Writes the special registers. One reads them first, and changes what is to be changed.
   *
   * ioctl: `KVM_SET_SREGS` (KVM API 4.14).
   *
   * @throws {KvmError} EINVAL when no processor could be in such a state
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const sregs = vcpu.getSregs()
   * sregs.cs.base = 0n
   * vcpu.setSregs(sregs)
   */
  setSregs(sregs: KvmSregs): void {
    const bytes = bytesOfArgument(sregs, KvmSregs, 'sregs')
    check('KVM_SET_SREGS', plain.setSregs(numberOf(this), bytes), {
      EINVAL: 'no processor can be in such a state, or none with the features that setCpuid2() gave it',
    })
  }

  /**
   * Reads the floating point unit: x87 and SSE registers.
   *
   * ioctl: `KVM_GET_FPU` (KVM API 4.22).
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getFpu().fcw) // 895
   */
  getFpu(into: KvmFpu = new KvmFpu()): KvmFpu {
    check('KVM_GET_FPU', bindingOf(this).getFpu(bytesOfArgument(into, KvmFpu, 'into')))
    return into
  }

  /**
   * Writes the floating point unit: x87 and SSE registers.
   *
   * ioctl: `KVM_SET_FPU` (KVM API 4.23).
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setFpu(KvmFpu.from({ fcw: 0x37f, mxcsr: 0x1f80 }))
   */
  setFpu(fpu: KvmFpu): void {
    check('KVM_SET_FPU', bindingOf(this).setFpu(bytesOfArgument(fpu, KvmFpu, 'fpu')))
  }

  /**
   * Reads the XSAVE area: x87, SSE, AVX and what came after, as the instruction `xsave` stores them. x86_64 only.
   *
   * ioctl: `KVM_GET_XSAVE` (KVM API 4.42), capability `Cap.Xsave`.
   *
   * @param into - filled and returned, instead of a new object; what it has behind the first 4096 bytes becomes 0
   * @throws {KvmError} EINVAL when 4096 bytes are too few: `getXsave2()` knows how many it takes
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const MXCSR = 6 // in units of 32 bits
   * console.log(vcpu.getXsave().region[MXCSR]) // 8064
   */
  getXsave(into: KvmXsave = new KvmXsave()): KvmXsave {
    const bytes = bytesOfArgument(into, KvmXsave, 'into')
    check('KVM_GET_XSAVE', bindingOf(this).getXsave(bytes.subarray(0, KvmXsave.size)), {
      EINVAL: `it has more than ${KvmXsave.size} bytes: getXsave2() reads all of it`,
    })
    bytes.fill(0, KvmXsave.size)
    return into
  }

  /**
   * Reads the XSAVE area, however long it is: what is behind its first 4096 bytes is in `extra`. x86_64 only.
   *
   * ioctl: `KVM_GET_XSAVE2` (KVM API 4.134), capability `Cap.Xsave2`.
   *
   * @param into - filled and returned, instead of a new object. It must be as long as `VmFd.checkExtensionInt(Cap.Xsave2)`
   *   says
   * @throws {RangeError} when it is shorter
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.Xsave2)) vcpu.setXsave2(vcpu.getXsave2())
   */
  getXsave2(into?: KvmXsave): KvmXsave {
    const size = this.#xsaveSize()
    const xsave = into ?? KvmXsave.withEntries(Math.ceil((size - KvmXsave.size) / 4))
    check('KVM_GET_XSAVE2', bindingOf(this).getXsave2(xsaveBytes(xsave, size, 'into')))
    return xsave
  }

  /**
   * Writes the XSAVE area. x86_64 only.
   *
   * ioctl: `KVM_SET_XSAVE` (KVM API 4.43), capability `Cap.Xsave`. How many bytes the kernel takes depends on the features
   * that guests of this process may have, and not on the struct.
   *
   * @throws {RangeError} when it is shorter than that: `getXsave2()` makes one that is long enough
   * @throws {KvmError} EINVAL when it has features that the guest does not have, or values that they cannot have
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const xsave = vcpu.getXsave()
   * xsave.region[6] = 0x1fa0 // MXCSR, with the flag for an inexact result
   * xsave.region[128] = 0b11 // XSTATE_BV: x87 and SSE are in the area
   * vcpu.setXsave(xsave)
   * console.log(vcpu.getXsave().region[6]) // 8096
   */
  setXsave(xsave: KvmXsave): void {
    check('KVM_SET_XSAVE', bindingOf(this).setXsave(xsaveBytes(xsave, this.#xsaveSize(), 'xsave')), {
      EINVAL: 'it has features that the guest does not have, or values that they cannot have',
    })
  }

  /**
   * The same as `setXsave()`: the kernel has one ioctl for both. x86_64 only.
   *
   * ioctl: `KVM_SET_XSAVE` (KVM API 4.43), capability `Cap.Xsave2`.
   *
   * @throws {RangeError} when it is shorter than `VmFd.checkExtensionInt(Cap.Xsave2)` says
   * @throws {KvmError} EINVAL when it has features that the guest does not have, or values that they cannot have
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setXsave2(vcpu.getXsave())
   */
  setXsave2(xsave: KvmXsave): void {
    this.setXsave(xsave)
  }

  #xsaveSize(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).xsaveSize())
  }

  /**
   * Reads the extended control registers, of which there is one so far: XCR0, the features that `xsave` stores.
   * x86_64 only.
   *
   * ioctl: `KVM_GET_XCRS` (KVM API 4.44), capability `Cap.Xcrs`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getXcrs().xcrs.at(0).value) // 1n
   */
  getXcrs(into: KvmXcrs = new KvmXcrs()): KvmXcrs {
    check('KVM_GET_XCRS', bindingOf(this).getXcrs(bytesOfArgument(into, KvmXcrs, 'into')))
    return into
  }

  /**
   * Writes the extended control registers. x86_64 only.
   *
   * ioctl: `KVM_SET_XCRS` (KVM API 4.45), capability `Cap.Xcrs`.
   *
   * @throws {KvmError} EINVAL when XCR0 has features that the guest does not have, or not bit 0
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setXcrs(vcpu.getXcrs())
   */
  setXcrs(xcrs: KvmXcrs): void {
    check('KVM_SET_XCRS', bindingOf(this).setXcrs(bytesOfArgument(xcrs, KvmXcrs, 'xcrs')), {
      EINVAL: 'no such registers, or features in XCR0 that the guest does not have',
    })
  }

  /**
   * Reads the debug registers of the guest: `db` are DR0 to DR3. x86_64 only.
   *
   * ioctl: `KVM_GET_DEBUGREGS` (KVM API 4.33), capability `Cap.Debugregs`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getDebugRegs().dr7) // 1024n
   */
  getDebugRegs(into: KvmDebugregs = new KvmDebugregs()): KvmDebugregs {
    check('KVM_GET_DEBUGREGS', bindingOf(this).getDebugRegs(bytesOfArgument(into, KvmDebugregs, 'into')))
    return into
  }

  /**
   * Writes the debug registers of the guest. x86_64 only.
   *
   * ioctl: `KVM_SET_DEBUGREGS` (KVM API 4.34), capability `Cap.Debugregs`.
   *
   * @throws {KvmError} EINVAL when DR6 or DR7 has bits that they do not have, or `flags` any
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const debugRegs = vcpu.getDebugRegs()
   * debugRegs.db[0] = 0x1000n
   * vcpu.setDebugRegs(debugRegs)
   */
  setDebugRegs(debugRegs: KvmDebugregs): void {
    check('KVM_SET_DEBUGREGS', bindingOf(this).setDebugRegs(bytesOfArgument(debugRegs, KvmDebugregs, 'debugRegs')), {
      EINVAL: 'DR6 or DR7 has bits that they do not have, or flags is not 0',
    })
  }

  /**
   * Reads MSRs into the entries of `msrs`, up to the first that the vCPU does not have.
   *
   * ioctl: `KVM_GET_MSRS` (KVM API 4.18).
   *
   * @returns how many were read; fewer than there are entries is not an error
   * @throws {RangeError} when `msrs.nmsrs` is more than there are entries
   * @throws {KvmError} E2BIG when there are 256 entries: the kernel takes 255
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const msrs = KvmMsrs.from({ entries: [{ index: 0x174 }, { index: 0x175 }] }) // IA32_SYSENTER_CS, _ESP
   * console.log(vcpu.getMsrs(msrs), msrs.entries.at(0).data) // 2 0n
   */
  getMsrs(msrs: KvmMsrs): number {
    return check('KVM_GET_MSRS', bindingOf(this).getMsrs(bytesOfArgument(msrs, KvmMsrs, 'msrs')), MSRS_HINTS)
  }

  /**
   * Writes MSRs, up to the first that the vCPU does not have, or that cannot have such a value.
   *
   * ioctl: `KVM_SET_MSRS` (KVM API 4.19).
   *
   * @returns how many were written; fewer than there are entries is not an error
   * @throws {RangeError} when `msrs.nmsrs` is more than there are entries
   * @throws {KvmError} E2BIG when there are 256 entries: the kernel takes 255
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.setMsrs(KvmMsrs.from({ entries: [{ index: 0x174, data: 0x10 }] }))) // 1
   */
  setMsrs(msrs: KvmMsrs): number {
    return check('KVM_SET_MSRS', bindingOf(this).setMsrs(bytesOfArgument(msrs, KvmMsrs, 'msrs')), MSRS_HINTS)
  }

  /**
   * Lists the registers that `getOneReg()` and `setOneReg()` can be used with, however many there are. The crate has it
   * on aarch64 and riscv64; x86_64 has it from Linux 6.18 on.
   *
   * ioctl: `KVM_GET_REG_LIST` (KVM API 4.84), capability `Cap.OneReg`.
   *
   * @throws {KvmError} ENOEXEC on aarch64 before `vcpuInit()`
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.OneReg)) {
   *   for (const id of vcpu.getRegList().reg) console.log(id, vcpu.getOneReg(id))
   * }
   */
  getRegList(): KvmRegList {
    const binding = bindingOf(this)
    let list = KvmRegList.withEntries(0)
    let answer = binding.ioctl(KVM_GET_REG_LIST, list.bytes)
    // The kernel has said how many there are: on riscv64 they may be more than the crate makes room for.
    while (answer === -E2BIG && list.n > list.reg.length) {
      const room = BigUint64Array.of(list.n, ...new BigUint64Array(Number(list.n)))
      list = KvmRegList.fromBytes(new Uint8Array(room.buffer))
      answer = binding.ioctl(KVM_GET_REG_LIST, list.bytes)
    }
    check('KVM_GET_REG_LIST', answer, { ENOEXEC: 'vcpuInit() has to come first' })
    return list
  }

  /**
   * Writes one register.
   *
   * ioctl: `KVM_SET_ONE_REG` (KVM API 4.68), capability `Cap.OneReg`: aarch64, riscv64, and x86_64 from Linux 6.18 on.
   *
   * @param id - the register, 0 to 2^64 - 1; its size is part of it, see `regSize()`
   * @param value - an unsigned integer that fits the register, or exactly the bytes of the register, little-endian
   * @throws {RangeError} when the value does not fit, or the bytes are not as many as the register's
   * @throws {KvmError} ENOENT or EINVAL when the vCPU has no such register, or it cannot have such a value
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * const IA32_SYSENTER_CS = 0x2030000200000174n // x86_64: the MSR 0x174
   * if (process.arch === 'x64' && kvm.checkExtension(Cap.OneReg)) vcpu.setOneReg(IA32_SYSENTER_CS, 0x10)
   */
  setOneReg(id: Integer, value: Integer | Uint8Array): void {
    const reg = u64(id, 'id')
    check('KVM_SET_ONE_REG', bindingOf(this).setOneReg(reg, valueOfReg(value, regSize(reg))), ONE_REG_HINTS)
  }

  /**
   * Reads one register.
   *
   * ioctl: `KVM_GET_ONE_REG` (KVM API 4.69), capability `Cap.OneReg`: aarch64, riscv64, and x86_64 from Linux 6.18 on.
   *
   * @param id - the register, 0 to 2^64 - 1; its size is part of it, see `regSize()`
   * @param into - gets the bytes of the register, of which it must have exactly as many, little-endian
   * @returns the register as an unsigned integer, however large it is; or `into`, where it is given
   * @throws {RangeError} when `into` has another length
   * @throws {KvmError} ENOENT or EINVAL when the vCPU has no such register
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * const IA32_SYSENTER_CS = 0x2030000200000174n // x86_64: the MSR 0x174
   * if (process.arch === 'x64' && kvm.checkExtension(Cap.OneReg)) {
   *   const value = vcpu.getOneReg(IA32_SYSENTER_CS)
   *   const bytes = vcpu.getOneReg(IA32_SYSENTER_CS, new Uint8Array(regSize(IA32_SYSENTER_CS)))
   * }
   */
  getOneReg(id: Integer): bigint
  getOneReg<T extends Uint8Array>(id: Integer, into: T): T
  getOneReg(id: Integer, into?: Uint8Array): bigint | Uint8Array {
    const reg = u64(id, 'id')
    const size = regSize(reg)
    const target = into === undefined ? undefined : bytesOfReg(into, size, 'into')
    const bytes = new Uint8Array(size)
    check('KVM_GET_ONE_REG', bindingOf(this).getOneReg(reg, bytes), ONE_REG_HINTS)
    if (target === undefined) return integerOfReg(bytes)
    target.set(bytes)
    return target
  }

  /**
   * Translates an address of the guest's current address space. x86_64 only.
   *
   * ioctl: `KVM_TRANSLATE` (KVM API 4.15).
   *
   * @param gva - the guest-virtual address, 0 to 2^64 - 1
   * @param into - filled and returned, instead of a new object
   * @returns the guest-physical address, where `valid` is 1
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const { valid, physicalAddress } = vcpu.translateGva(0x1000)
   * console.log(valid, physicalAddress) // 1 4096n
   */
  translateGva(gva: Integer, into: KvmTranslation = new KvmTranslation()): KvmTranslation {
    const address = u64(gva, 'gva')
    const bytes = bytesOfArgument(into, KvmTranslation, 'into')
    check('KVM_TRANSLATE', bindingOf(this).translateGva(address, bytes))
    return into
  }
}

/** The bytes of an XSAVE area, which must be as many as the kernel takes and gives. */
function xsaveBytes(xsave: KvmXsave, size: number, name: string): Uint8Array {
  const bytes = bytesOfArgument(xsave, KvmXsave, name)
  if (bytes.byteLength < size) {
    throw outOfRange(
      `${name}.bytes.length`,
      `at least ${size}, as checkExtensionInt(Cap.Xsave2) says`,
      bytes.byteLength,
    )
  }
  return bytes
}
