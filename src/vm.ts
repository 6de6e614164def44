// A virtual machine.

import { KVM_CREATE_DEVICE_TEST, KvmCreateDevice, KvmPitConfig } from './abi/host.ts'
import { refuseElsewhere } from './arch.ts'
import { type DeviceFd, newDeviceFd } from './device.ts'
import { argumentType, check } from './errors.ts'
import { bindingOf, illegalConstructor } from './handle.ts'
import { type Integer, integer, u32, u64 } from './integer.ts'
import { type BindingVm, binding } from './native.ts'
import { bytesOfArgument } from './struct.ts'
import { attached, type Token, tokenOf } from './token.ts'
import { newVcpuFd, type VcpuFd } from './vcpu.ts'
import { VmMemory } from './vm-memory.ts'

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
export class VmFd extends VmMemory {
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
  setMemoryAttributes: ['x86_64', 'aarch64'],
  registerEncMemoryRegion: ['x86_64'],
  unregisterEncMemoryRegion: ['x86_64'],
})
