// Interrupt lines, and events that raise interrupts (irqfd).

import { KVM_IRQ_LINE_STATUS, KvmIrqLevel } from '../abi/host.ts'
import type { BindingVm } from '../addon.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { argumentType, check } from '../errors.ts'
import { EventFd } from '../event/eventfd.ts'
import { type FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf, bindingOfArgument, type Handle } from '../handle/handle.ts'

const LINE_HINTS = { ENXIO: 'createIrqChip() has to come first' }
const IRQFD_HINTS = {
  EBUSY: 'the event has an interrupt already',
  EAGAIN: 'the interrupt controller is not initialized yet',
  EINVAL: 'createIrqChip() or KVM_CAP_SPLIT_IRQCHIP has to come first',
}
const RESAMPLE_HINTS = {
  ...IRQFD_HINTS,
  EINVAL: 'createIrqChip() has to come first: a split interrupt controller (KVM_CAP_SPLIT_IRQCHIP) cannot resample',
}
export const IRQCHIP_HINTS = { ENXIO: 'createIrqChip() has to come first', EINVAL: 'there is no such chipId' }

export function setIrqLine(vm: Handle<BindingVm>, irq: Integer, active: boolean): void {
  const line = u32(irq, 'irq')
  if (typeof active !== 'boolean') throw argumentType('active', 'boolean', active)
  check('KVM_IRQ_LINE', bindingOf(vm).setIrqLine(line, active), LINE_HINTS)
}

export function irqLineStatus(vm: FdHandle<BindingVm>, irq: Integer, active: boolean): number {
  if (typeof active !== 'boolean') throw argumentType('active', 'boolean', active)
  const level = KvmIrqLevel.from({ irq: u32(irq, 'irq'), level: Number(active) })
  ioctl(vm, 'KVM_IRQ_LINE_STATUS', KVM_IRQ_LINE_STATUS, level.bytes, LINE_HINTS)
  return level.status
}

export function registerIrqfd(vm: Handle<BindingVm>, eventfd: EventFd, gsi: Integer): void {
  const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
  check('KVM_IRQFD', bindingOf(vm).registerIrqfd(event, u32(gsi, 'gsi')), IRQFD_HINTS)
}

export function registerIrqfdWithResample(
  vm: Handle<BindingVm>,
  eventfd: EventFd,
  resamplefd: EventFd,
  gsi: Integer,
): void {
  const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
  const resample = bindingOfArgument(resamplefd, EventFd, 'resamplefd')
  check('KVM_IRQFD', bindingOf(vm).registerIrqfdWithResample(event, resample, u32(gsi, 'gsi')), RESAMPLE_HINTS)
}

export function unregisterIrqfd(vm: Handle<BindingVm>, eventfd: EventFd, gsi: Integer): void {
  const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
  check('KVM_IRQFD', bindingOf(vm).unregisterIrqfd(event, u32(gsi, 'gsi')))
}
