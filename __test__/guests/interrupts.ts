import { GuestMemory, KVM_IRQCHIP_PIC_MASTER, type Kvm } from 'kvm-ioctls'
import { CODE, type Guest, realMode } from './real-mode.ts'

const HANDLER = 0x100
/** What the guest writes to for ever, so that it never runs for long. */
const IDLE_PORT = 0x80
/** What an interrupt handler writes to. */
const HANDLER_PORT = 0x81
/** The vector of the first interrupt of the PIC. */
export const PIC_BASE = 0x20

const LOOP = [
  0xfb, // sti
  ...[0xe6, IDLE_PORT], // out IDLE_PORT, al
  ...[0xeb, 0xfc], // jmp to the out
]

// Acknowledges the interrupt at the PIC.
const HANDLE = [
  ...[0xe6, HANDLER_PORT], // out HANDLER_PORT, al
  ...[0xb0, 0x20], // mov al, 0x20
  ...[0xe6, 0x20], // out 0x20, al
  0xcf, // iret
]

/** A guest that idles with interrupts enabled, and has a handler for one vector. */
export interface InterruptibleGuest extends Guest {
  /** Runs the guest through some turns of its idle loop, and says how often its handler was called. */
  interrupts(turns?: number): number
}

export function interruptible(kvm: Kvm, vector: number): InterruptibleGuest {
  const table = GuestMemory.allocate(0x1000)
  new DataView(table.bytes.buffer).setUint16(vector * 4, CODE + HANDLER, true)
  const vm = kvm.createVm()
  vm.createIrqChip()
  vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0, memory: table })
  const pic = vm.getIrqchip(KVM_IRQCHIP_PIC_MASTER)
  pic.chip.pic.irqBase = PIC_BASE
  pic.chip.pic.imr = 0
  vm.setIrqchip(pic)
  const guest = realMode(kvm, LOOP, { rsp: CODE + 0x1000 }, vm)
  guest.memory.write(HANDLER, Uint8Array.from(HANDLE))
  const interrupts = (turns = 20): number => {
    let handled = 0
    for (let turn = 0; turn < turns; turn++) {
      const exit = guest.vcpu.run()
      if (exit.type !== 'IoOut') throw new Error(`the guest ended with ${exit.type}`)
      if (exit.port === HANDLER_PORT) handled++
    }
    return handled
  }
  const close = (): void => {
    guest.close()
    table.close()
  }
  return { ...guest, interrupts, close }
}
