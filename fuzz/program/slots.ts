// The memory slots of the virtual machines of a program.
import type { UserMemoryRegion, VmFd } from 'kvm-ioctls'

/** The slots that were set, by the VM's file descriptor, which several handles may share. */
export class Slots {
  readonly #slots = new Map<string, number>()

  /** Why a successful change of a slot had no effect, or nothing. */
  changed(name: string, vm: VmFd, args: readonly unknown[]): string | undefined {
    if (name === 'VmFd.removeUserMemoryRegion') {
      const key = `${vm.asRawFd()} ${args[0]}`
      const address = this.#slots.get(key)
      this.#slots.delete(key)
      if (address !== undefined && hasMemory(vm, address)) return 'the slot is removed, and its memory is there'
    } else if (/^VmFd\.setUserMemoryRegion2?$/.test(name)) {
      const { slot, guestPhysAddr } = args[0] as UserMemoryRegion
      this.#slots.set(`${vm.asRawFd()} ${slot}`, Number(guestPhysAddr))
      if (!hasMemory(vm, Number(guestPhysAddr))) return 'the slot is set, and there is no memory'
    }
    return undefined
  }
}

function hasMemory(vm: VmFd, address: number): boolean {
  try {
    return vm.addressSpace.read(address, 0x1000).length === 0x1000
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_KVM_INVALID_GUEST_ADDRESS') return false
    throw error
  }
}
