// The interrupts of a virtual machine: controllers, timer, lines, messages, and events that raise them.

import { KvmIrqchip, KvmIrqRouting, KvmMsi, KvmPitConfig, KvmPitState2 } from '../abi/host.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { argumentType, check } from '../errors.ts'
import { EventFd } from '../event/eventfd.ts'
import { bindingOf, bindingOfArgument } from '../handle/handle.ts'
import { bytesOfArgument } from '../struct/struct.ts'
import { VmMemory } from './vm-memory.ts'

const IRQCHIP_HINTS = { ENXIO: 'createIrqChip() has to come first', EINVAL: 'there is no such chipId' }
const PIT2_HINTS = { ENXIO: 'createPit2() has to come first' }
const IRQFD_HINTS = {
  EBUSY: 'the event has an interrupt already',
  EAGAIN: 'the interrupt controller is not set up yet',
  EINVAL: 'there has to be an interrupt controller in the kernel',
}

/** The methods of `VmFd` that are about interrupts. */
export abstract class VmInterrupts extends VmMemory {
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
   * @param irq - which line:
   *
   *   - on x86_64 the global system interrupt, 0 to 23; KVM ignores a number that no controller has;
   *   - on aarch64 the type of the interrupt in bits 24 to 27, the vCPU in bits 16 to 23, and the number in bits 0 to 15.
   *     `KVM_ARM_IRQ_TYPE_SPI`: 32 to 1019, the vCPU is ignored. `KVM_ARM_IRQ_TYPE_PPI`: 16 to 31.
   *     `KVM_ARM_IRQ_TYPE_CPU`: without a controller in the kernel, `KVM_ARM_IRQ_CPU_IRQ` or `KVM_ARM_IRQ_CPU_FIQ`. Bits
   *     28 to 31, with `Cap.ArmIrqLineLayout2`, are the vCPU's number divided by 256;
   *   - on riscv64 the number of the AIA's source.
   * @throws {KvmError} ENXIO when there is no interrupt controller (on x86_64 `createIrqChip()`, else `createDevice()`),
   *   EINVAL when it has no such line (not on x86_64)
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
   * Reads the state of one of the interrupt controllers in the kernel. x86_64 only.
   *
   * ioctl: `KVM_GET_IRQCHIP` (KVM API 4.26), capability `Cap.Irqchip`.
   *
   * @param chipId - `KVM_IRQCHIP_PIC_MASTER`, `KVM_IRQCHIP_PIC_SLAVE` or `KVM_IRQCHIP_IOAPIC`
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`), EINVAL when `chipId` is no such
   *   number
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const { ioapic } = vm.getIrqchip(KVM_IRQCHIP_IOAPIC).chip
   * console.log(ioapic.baseAddress.toString(16)) // fec00000
   */
  getIrqchip(chipId: Integer, into: KvmIrqchip = new KvmIrqchip()): KvmIrqchip {
    const bytes = bytesOfArgument(into, KvmIrqchip, 'into')
    check('KVM_GET_IRQCHIP', bindingOf(this).getIrqchip(u32(chipId, 'chipId'), bytes), IRQCHIP_HINTS)
    return into
  }

  /**
   * Writes the state of one of the interrupt controllers in the kernel: of that which `chipId` says. x86_64 only.
   *
   * ioctl: `KVM_SET_IRQCHIP` (KVM API 4.27), capability `Cap.Irqchip`.
   *
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`), EINVAL when `chipId` is no such
   *   number
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const irqchip = vm.getIrqchip(KVM_IRQCHIP_PIC_MASTER)
   * irqchip.chip.pic.irqBase = 0x20
   * vm.setIrqchip(irqchip)
   */
  setIrqchip(irqchip: KvmIrqchip): void {
    const bytes = bytesOfArgument(irqchip, KvmIrqchip, 'irqchip')
    check('KVM_SET_IRQCHIP', bindingOf(this).setIrqchip(bytes), IRQCHIP_HINTS)
  }

  /**
   * Reads the state of the timer (i8254) in the kernel. x86_64 only.
   *
   * ioctl: `KVM_GET_PIT2` (KVM API 4.72), capability `Cap.PitState2`.
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} ENXIO when there is no timer (`createPit2()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createPit2(new KvmPitConfig())
   * console.log(vm.getPit2().channels.length) // 3
   */
  getPit2(into: KvmPitState2 = new KvmPitState2()): KvmPitState2 {
    check('KVM_GET_PIT2', bindingOf(this).getPit2(bytesOfArgument(into, KvmPitState2, 'into')), PIT2_HINTS)
    return into
  }

  /**
   * Writes the state of the timer (i8254) in the kernel. Its counters start anew. x86_64 only.
   *
   * ioctl: `KVM_SET_PIT2` (KVM API 4.73), capability `Cap.PitState2`.
   *
   * @throws {KvmError} ENXIO when there is no timer (`createPit2()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createPit2(new KvmPitConfig())
   * vm.setPit2(vm.getPit2())
   */
  setPit2(pitstate: KvmPitState2): void {
    const bytes = bytesOfArgument(pitstate, KvmPitState2, 'pitstate')
    check('KVM_SET_PIT2', bindingOf(this).setPit2(bytes), PIT2_HINTS)
  }

  /**
   * Sends a message-signalled interrupt to the guest, without a route for it.
   *
   * ioctl: `KVM_SIGNAL_MSI` (KVM API 4.70), capability `Cap.SignalMsi`.
   *
   * @param msi - address and data, as the guest has put them into the device
   * @returns more than 0 when it was delivered, 0 when the guest has it masked
   * @throws {KvmError} EINVAL when there is no interrupt controller in the kernel, EPERM when no vCPU is at the address
   *   (x86_64)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createVcpu(0)
   * const msi = KvmMsi.from({ addressLo: 0xfee00000, data: 0x31 }) // the local APIC of vCPU 0, vector 0x31
   * console.log(vm.signalMsi(msi)) // 0
   */
  signalMsi(msi: KvmMsi): number {
    return check('KVM_SIGNAL_MSI', bindingOf(this).signalMsi(bytesOfArgument(msi, KvmMsi, 'msi')), {
      EINVAL: 'createIrqChip() has to come first',
      EPERM: 'no vCPU is at the address',
    })
  }

  /**
   * Says where global system interrupts (GSI) lead: to pins of the interrupt controllers, or to messages. The table
   * replaces the one before, also that which `createIrqChip()` has made.
   *
   * ioctl: `KVM_SET_GSI_ROUTING` (KVM API 4.52), capability `Cap.IrqRouting`.
   *
   * @param irqRouting - up to `KvmIrqRouting.maxEntries` (4096) entries
   * @throws {RangeError} when `nr` is more than there are entries
   * @throws {KvmError} EINVAL when there is no interrupt controller in the kernel, an entry is of no type that it has, or
   *   two lead to the same pin
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const msi = { addressLo: 0xfee00000, data: 0x31 } // the local APIC of vCPU 0, vector 0x31
   * vm.setGsiRouting(KvmIrqRouting.from({ entries: [{ gsi: 24, type: KVM_IRQ_ROUTING_MSI, u: { msi } }] }))
   */
  setGsiRouting(irqRouting: KvmIrqRouting): void {
    const bytes = bytesOfArgument(irqRouting, KvmIrqRouting, 'irqRouting')
    check('KVM_SET_GSI_ROUTING', bindingOf(this).setGsiRouting(bytes), {
      EINVAL: 'there has to be an interrupt controller in the kernel, and entries of its types only',
    })
  }

  /**
   * Has KVM raise an interrupt when something is added to an event; KVM takes it from there. It is edge-triggered: the
   * line is raised and lowered. What was in the event before counts.
   *
   * The virtual machine keeps the event open until `unregisterIrqfd()`, which needs a handle of it.
   *
   * ioctl: `KVM_IRQFD` (KVM API 4.75), capability `Cap.Irqfd`.
   *
   * @param eventfd - the event, which can have one interrupt in a virtual machine
   * @param gsi - the global system interrupt: what `setGsiRouting()` has made of it, on x86_64 at first 0 to 23
   * @throws {KvmError} EBUSY when the event has an interrupt, EINVAL when there is no interrupt controller in the kernel,
   *   EAGAIN when it is not set up yet (aarch64, riscv64)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const interrupt = new EventFd()
   * vm.registerIrqfd(interrupt, 5)
   * interrupt.write(1)
   */
  registerIrqfd(eventfd: EventFd, gsi: Integer): void {
    const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
    check('KVM_IRQFD', bindingOf(this).registerIrqfd(event, u32(gsi, 'gsi')), IRQFD_HINTS)
  }

  /**
   * The same for a level-triggered interrupt: the line stays raised until the guest acknowledges the interrupt. It is
   * lowered then, and 1 is added to `resamplefd`, upon which the device raises it again if it has to.
   *
   * ioctl: `KVM_IRQFD` with `KVM_IRQFD_FLAG_RESAMPLE` (KVM API 4.75), capability `Cap.IrqfdResample`.
   *
   * @param eventfd - the event that raises the line
   * @param resamplefd - the event that KVM adds to
   * @param gsi - the global system interrupt
   * @throws {KvmError} as `registerIrqfd()`; EINVAL also where the interrupt controllers are split
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const [interrupt, acknowledged] = [new EventFd(), new EventFd()]
   * vm.registerIrqfdWithResample(interrupt, acknowledged, 5)
   */
  registerIrqfdWithResample(eventfd: EventFd, resamplefd: EventFd, gsi: Integer): void {
    const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
    const resample = bindingOfArgument(resamplefd, EventFd, 'resamplefd')
    const answer = bindingOf(this).registerIrqfdWithResample(event, resample, u32(gsi, 'gsi'))
    check('KVM_IRQFD', answer, IRQFD_HINTS)
  }

  /**
   * Ends what `registerIrqfd()` or `registerIrqfdWithResample()` has begun: there is no interrupt after it. KVM says
   * nothing where there was none.
   *
   * ioctl: `KVM_IRQFD` with `KVM_IRQFD_FLAG_DEASSIGN` (KVM API 4.75), capability `Cap.Irqfd`.
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const interrupt = new EventFd()
   * vm.registerIrqfd(interrupt, 5)
   * vm.unregisterIrqfd(interrupt, 5)
   */
  unregisterIrqfd(eventfd: EventFd, gsi: Integer): void {
    const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
    check('KVM_IRQFD', bindingOf(this).unregisterIrqfd(event, u32(gsi, 'gsi')))
  }
}
