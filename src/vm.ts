// A virtual machine.

import { KVM_CREATE_DEVICE_TEST, KvmCreateDevice, KvmPitConfig } from './abi/host.ts'
import { refuseElsewhere } from './arch.ts'
import { type DeviceFd, newDeviceFd } from './device.ts'
import { argumentType, check, outOfRange } from './errors.ts'
import { bindingOf, bindingOfArgument, illegalConstructor } from './handle.ts'
import { type Integer, integer, u32, u64 } from './integer.ts'
import { GuestMemory, PAGE_SIZE, pages } from './memory.ts'
import { type BindingVm, binding } from './native.ts'
import { bytesOfArgument } from './struct.ts'
import { attached, type Token, tokenOf } from './token.ts'
import { newVcpuFd, type VcpuFd } from './vcpu.ts'
import { VmExtra } from './vm-extra.ts'

/** What `VmFd.setUserMemoryRegion()` takes: which memory a guest finds at which of its addresses. */
export interface UserMemoryRegion {
  /**
   * The number of the slot, from 0 to below `Kvm.getNrMemslots()`; in bits 16 to 31 the address space, where
   * `KVM_CAP_MULTI_ADDRESS_SPACE` gives more than one.
   */
  slot: Integer
  /** The guest-physical address of the first byte: a multiple of the page. */
  guestPhysAddr: Integer
  /** The memory. It stays mapped as long as the slot has it. */
  memory: GuestMemory
  /** Where in the memory the slot begins, in bytes: a multiple of the page. The default is 0. */
  memoryOffset?: Integer
  /** The size of the slot in bytes: a multiple of the page. The default is all that is left of the memory. */
  memorySize?: Integer
  /** `KVM_MEM_LOG_DIRTY_PAGES`, `KVM_MEM_READONLY`. The default is 0. */
  flags?: Integer
}

/** Not exported by the barrel: only `Kvm` makes one. */
export let newVmFd: (vm: BindingVm) => VmFd

/**
 * A virtual machine: memory, interrupt controllers, and vCPUs. It is created by `Kvm.createVm()`.
 *
 * @example
 * const vm = new Kvm().createVm()
 * const memory = GuestMemory.allocate(0x1000)
 * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
 * const vcpu = vm.createVcpu(0)
 * vm.close()
 */
export class VmFd extends VmExtra {
  private constructor(vm: BindingVm) {
    if (!(vm instanceof binding.BindingVm)) throw illegalConstructor('VmFd', 'Kvm.createVm()')
    super(vm)
  }

  static {
    newVmFd = vm => new VmFd(vm)
  }

  /**
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const vm = new Kvm().createVm()
   * console.log(vm.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * A token of this virtual machine, by which another thread of this process comes to have a handle of it: send it by
   * `postMessage()` or `workerData`, and call `VmFd.attach()` there. From then on the virtual machine lives until one of its
   * handles was closed and none is left; until then the garbage collector takes nothing away.
   *
   * @example
   * const vm = new Kvm().createVm()
   * const same = VmFd.attach(vm.share())
   * vm.close()
   * same.createVcpu(0)
   * same.close()
   */
  share(): Token<'VmFd'> {
    return tokenOf('VmFd', bindingOf(this).share())
  }

  /**
   * Another handle of the virtual machine whose token it is.
   *
   * @throws {TypeError} when `token` is no token of a `VmFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the virtual machine is gone, or is one of another process
   *
   * @example
   * const vm = new Kvm().createVm()
   * const same = VmFd.attach(vm.share())
   * vm.close()
   * same.createVcpu(0)
   * same.close()
   */
  static attach(token: Token<'VmFd'>): VmFd {
    return newVmFd(attached('VmFd', token, key => binding.BindingVm.attach(key)))
  }

  /**
   * Puts memory into a slot, so that the guest finds it at a physical address. A slot that is in use is changed: its
   * flags, or its place; to give it other memory it has to be removed first.
   *
   * ioctl: `KVM_SET_USER_MEMORY_REGION` (KVM API 4.35), capability `Cap.UserMemory`.
   *
   * @throws {TypeError} when `memory` is no `GuestMemory`
   * @throws {RangeError} when an address, offset or size is not a multiple of the page, the size is 0, or the range is
   *   not inside the memory
   * @throws {KvmError} EEXIST when it overlaps another slot in guest memory, EINVAL when the slot number or the flags
   *   are not KVM's
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x4000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, memorySize: 0x1000 })
   * vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0xf000, memory, memoryOffset: 0x1000, flags: KVM_MEM_READONLY })
   */
  setUserMemoryRegion(region: UserMemoryRegion): void {
    if (typeof region !== 'object' || region === null) throw argumentType('region', 'object', region)
    const { slot, guestPhysAddr, memory, memoryOffset = 0, memorySize, flags = 0, ...unknown } = region
    for (const field in unknown)
      throw argumentType(`region.${field}`, 'undefined: there is no such field', unknown[field as never])
    const mapping = bindingOfArgument(memory, GuestMemory, 'memory')
    const address = u64(guestPhysAddr, 'guestPhysAddr')
    if (address % BigInt(PAGE_SIZE) !== 0n) {
      throw outOfRange('guestPhysAddr', `a multiple of the page, ${PAGE_SIZE} bytes`, guestPhysAddr)
    }
    const offset = pages(memoryOffset, 'memoryOffset', 0, memory.size - PAGE_SIZE)
    const left = memory.size - offset
    const size = memorySize === undefined ? left : pages(memorySize, 'memorySize', PAGE_SIZE, left)
    const [number, bits] = [u32(slot, 'slot'), u32(flags, 'flags')]
    const answer = bindingOf(this).setUserMemoryRegion(number, bits, address, mapping, offset, size)
    check('KVM_SET_USER_MEMORY_REGION', answer, {
      EEXIST: 'it overlaps another slot in guest memory',
      EINVAL: 'no such slot or flags; or removeUserMemoryRegion() has to come first, to give a slot other memory',
    })
  }

  /**
   * Takes the memory out of a slot. The guest has no memory there any more.
   *
   * ioctl: `KVM_SET_USER_MEMORY_REGION` with size 0 (KVM API 4.35).
   *
   * @throws {KvmError} EINVAL when the slot is not in use
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x1000) })
   * vm.removeUserMemoryRegion(0)
   */
  removeUserMemoryRegion(slot: Integer): void {
    const answer = bindingOf(this).removeUserMemoryRegion(u32(slot, 'slot'))
    check('KVM_SET_USER_MEMORY_REGION', answer, { EINVAL: 'the slot is not in use' })
  }

  /**
   * Tells KVM which three pages of guest-physical addresses it may use for itself: below 4 GiB, and where there is no
   * memory. Intel processors without unrestricted guest mode need it. x86_64 only.
   *
   * ioctl: `KVM_SET_TSS_ADDR` (KVM API 4.36), capability `Cap.SetTssAddr`.
   *
   * @param offset - the guest-physical address of the first of the three pages, 0 to 2^53 - 1
   * @throws {KvmError} EINVAL when it is not low enough: 0xffffd000 at most
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setTssAddress(0xfffbd000)
   */
  setTssAddress(offset: Integer): void {
    const address = integer(offset, 'offset', 0, Number.MAX_SAFE_INTEGER)
    check('KVM_SET_TSS_ADDR', bindingOf(this).setTssAddress(address))
  }

  /**
   * Tells KVM which page of guest-physical addresses it may use for a page table of its own: below 4 GiB, and where
   * there is no memory. It has to be called before a vCPU is created. x86_64 only.
   *
   * ioctl: `KVM_SET_IDENTITY_MAP_ADDR` (KVM API 4.40), capability `Cap.SetIdentityMapAddr`.
   *
   * @param address - the guest-physical address of the page; 0 stands for KVM's default, 0xfffbc000
   * @throws {KvmError} EINVAL when there is a vCPU already
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setIdentityMapAddress(0xfffbc000)
   */
  setIdentityMapAddress(address: Integer): void {
    check('KVM_SET_IDENTITY_MAP_ADDR', bindingOf(this).setIdentityMapAddress(u64(address, 'address')))
  }

  /**
   * Creates the interrupt controllers in the kernel: on x86_64 two PICs, an IOAPIC, and a local APIC for each vCPU
   * created from then on. A halted guest then waits in the kernel and does not exit.
   *
   * ioctl: `KVM_CREATE_IRQCHIP` (KVM API 4.24), capability `Cap.Irqchip`.
   *
   * @throws {KvmError} EEXIST when they are there already, EINVAL when there is a vCPU already
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   */
  createIrqChip(): void {
    check('KVM_CREATE_IRQCHIP', bindingOf(this).createIrqChip(), {
      EEXIST: 'they are there already',
      EINVAL: 'they have to come before the first vCPU',
    })
  }

  /**
   * Creates the programmable interval timer (i8254) in the kernel. x86_64 only.
   *
   * ioctl: `KVM_CREATE_PIT2` (KVM API 4.71), capability `Cap.Pit2`.
   *
   * @param pitConfig - flags: `KVM_PIT_SPEAKER_DUMMY` has the kernel answer at port 0x61 too
   * @throws {KvmError} ENOENT when there is no interrupt controller (`createIrqChip()`), EEXIST when there is a timer
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createPit2(KvmPitConfig.from({ flags: KVM_PIT_SPEAKER_DUMMY }))
   */
  createPit2(pitConfig: KvmPitConfig): void {
    const bytes = bytesOfArgument(pitConfig, KvmPitConfig, 'pitConfig')
    check('KVM_CREATE_PIT2', bindingOf(this).createPit2(bytes), {
      ENOENT: 'createIrqChip() has to come first',
      EEXIST: 'it is there already',
    })
  }

  /**
   * Sets the level of an interrupt line. An edge-triggered interrupt takes two calls: true, then false.
   *
   * ioctl: `KVM_IRQ_LINE` (KVM API 4.25), capability `Cap.Irqchip`.
   *
   * @param irq - on x86_64 the global system interrupt, 0 to 23; KVM ignores a number that no controller has
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.setIrqLine(4, true)
   * vm.setIrqLine(4, false)
   */
  setIrqLine(irq: Integer, active: boolean): void {
    const line = u32(irq, 'irq')
    if (typeof active !== 'boolean') throw argumentType('active', 'boolean', active)
    check('KVM_IRQ_LINE', bindingOf(this).setIrqLine(line, active), { ENXIO: 'createIrqChip() has to come first' })
  }

  /**
   * Creates a vCPU. It keeps the virtual machine alive, also when this handle is closed.
   *
   * ioctl: `KVM_CREATE_VCPU` (KVM API 4.7).
   *
   * @param id - the vCPU's id (on x86_64 its APIC id), 0 to below `Kvm.getMaxVcpuId()`
   * @throws {RangeError} when `id` is no integer from 0 to 4294967295
   * @throws {KvmError} EEXIST when there is a vCPU of this id, EINVAL when the id or the number of vCPUs is too large
   *
   * @example
   * const vm = new Kvm().createVm()
   * const vcpu = vm.createVcpu(0)
   */
  createVcpu(id: Integer): VcpuFd {
    // The crate takes 64 bits, of which older kernels look at the lower 32 only.
    return newVcpuFd(
      check('KVM_CREATE_VCPU', bindingOf(this).createVcpu(u32(id, 'id')), {
        EEXIST: 'there is a vCPU of this id',
        EINVAL: 'the id or the number of vCPUs is too large',
      }),
    )
  }
  /**
   * Creates a device in the kernel.
   *
   * ioctl: `KVM_CREATE_DEVICE` (KVM API 4.79), capability `Cap.DeviceCtrl`.
   *
   * @param device - its type (`KVM_DEV_TYPE_VFIO`, ...) and flags. With `KVM_CREATE_DEVICE_TEST` nothing is created:
   *   the call says by its success that it could be, and what it returns is closed already. `fd` is set to the device's
   *   file descriptor, which belongs to the handle that is returned
   * @throws {KvmError} ENODEV when there is no such type, EEXIST when there may be only one of them
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO, flags: KVM_CREATE_DEVICE_TEST })) // it can be created
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * device.close()
   */
  createDevice(device: KvmCreateDevice): DeviceFd {
    const bytes = bytesOfArgument(device, KvmCreateDevice, 'device')
    const made = newDeviceFd(
      check('KVM_CREATE_DEVICE', bindingOf(this).createDevice(bytes), {
        ENODEV: 'there is no device of this type here',
        EEXIST: 'there is one of this type',
      }),
    )
    if (device.flags & KVM_CREATE_DEVICE_TEST) made.close()
    return made
  }
}

refuseElsewhere(VmFd, {
  setPmuEventFilter: ['x86_64'],
  irqLineStatus: ['x86_64', 'aarch64'],
  setBootCpuId: ['x86_64'],
  getTscKhz: ['x86_64'],
  setTscKhz: ['x86_64'],
})
