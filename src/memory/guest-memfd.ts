// Memory that KVM gives a guest straight from a file: a guest_memfd.

import { type BindingGuestMemfd, binding } from '../addon.ts'
import { FdHandle } from '../handle/fd-handle.ts'
import { bindingOf, checkThis, illegalConstructor } from '../handle/handle.ts'

/** Not exported by the barrel: only `VmFd` makes one. */
export let newGuestMemfd: (file: BindingGuestMemfd, size: number) => GuestMemfd

/**
 * A file of guest memory, which KVM gives to the guest without an address in this process: what is private to the
 * guest cannot be read here. It is created by `VmFd.createGuestMemfd()`, and given to a slot of the same virtual
 * machine by `VmFd.setUserMemoryRegion2()`. Where it was created to be shared, `GuestMemory.mapGuestMemfd()` maps it.
 *
 * The slots that have it keep it open, also when this handle is closed. An open guest_memfd keeps the virtual machine.
 *
 * @example
 * const kvm = new Kvm()
 * if (kvm.checkExtension(Cap.GuestMemfd)) {
 *   const vm = kvm.createVm()
 *   const guestMemfd = vm.createGuestMemfd({ size: 0x4000 })
 *   vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x4000), guestMemfd })
 *   guestMemfd.close()
 * }
 */
export class GuestMemfd extends FdHandle<BindingGuestMemfd> {
  readonly #size: number

  private constructor(file: BindingGuestMemfd, size: number) {
    if (!(file instanceof binding.BindingGuestMemfd)) throw illegalConstructor('GuestMemfd', 'VmFd.createGuestMemfd()')
    super(file)
    this.#size = size
  }

  static {
    newGuestMemfd = (file, size) => new GuestMemfd(file, size)
  }

  /** The size in bytes. It can be read after `close()` too. */
  get size(): number {
    checkThis(this)
    return this.#size
  }

  /**
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const kvm = new Kvm()
   * if (kvm.checkExtension(Cap.GuestMemfd)) {
   *   const fd = kvm.createVm().createGuestMemfd({ size: 0x1000 }).asRawFd()
   * }
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }
}
