import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { ExecutionContext } from 'ava'
import {
  Cap,
  EventFd,
  KVM_ARM_IRQ_TYPE_PPI,
  KVM_ARM_IRQ_TYPE_SPI,
  KVM_CAP_SPLIT_IRQCHIP,
  KVM_CREATE_DEVICE_TEST,
  KVM_DEV_TYPE_ARM_VGIC_V2,
  KVM_IRQ_ROUTING_IRQCHIP,
  KVM_IRQ_ROUTING_MSI,
  KVM_IRQCHIP_IOAPIC,
  KVM_IRQCHIP_PIC_MASTER,
  KVM_IRQCHIP_PIC_SLAVE,
  Kvm,
  KvmCreateDevice,
  KvmEnableCap,
  KvmError,
  KvmIrqchip,
  KvmIrqRouting,
  KvmMsi,
  KvmPitConfig,
  KvmPitState2,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { createAia, initializeAia } from './guests/aia.ts'
import { createGic, initializeGic } from './guests/gic.ts'
import { type InterruptibleGuest, interruptible, PIC_BASE } from './guests/interrupts.ts'
import { aarch64Test, kvmTest, riscv64Test } from './helpers/kvm-test.ts'

const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const
const ENXIO = { instanceOf: KvmError, code: 'ENXIO' } as const

function withVm(use: (vm: VmFd) => void): void {
  const vm = new Kvm().createVm()
  try {
    use(vm)
  } finally {
    vm.close()
  }
}

async function withGuest(vector: number, use: (guest: InterruptibleGuest) => Promise<void> | void): Promise<void> {
  const guest = interruptible(new Kvm(), vector)
  try {
    await use(guest)
  } finally {
    guest.close()
  }
}

/** The kernel takes from an event when it gets round to it: runs the guest until then, for at most some seconds. */
async function interruptsOf(guest: InterruptibleGuest): Promise<number> {
  for (let round = 0; round < 200; round++) {
    const handled = guest.interrupts()
    if (handled > 0) return handled + guest.interrupts()
    await setTimeout(10)
  }
  return 0
}

kvmTest('getIrqchip() and setIrqchip(): the state of the interrupt controllers', t =>
  withVm(vm => {
    t.throws(() => vm.getIrqchip(KVM_IRQCHIP_IOAPIC), { ...ENXIO, message: /createIrqChip\(\) has to come first/ })
    t.throws(() => vm.setIrqchip(new KvmIrqchip()), ENXIO)
    vm.createIrqChip()
    for (const chipId of [KVM_IRQCHIP_PIC_MASTER, KVM_IRQCHIP_PIC_SLAVE]) {
      const irqchip = vm.getIrqchip(chipId)
      t.is(irqchip.chipId, chipId)
      irqchip.chip.pic.irqBase = 10 + chipId
      vm.setIrqchip(irqchip)
    }
    const into = new KvmIrqchip()
    t.is(vm.getIrqchip(KVM_IRQCHIP_PIC_MASTER, into), into)
    t.is(into.chip.pic.irqBase, 10)
    t.is(vm.getIrqchip(KVM_IRQCHIP_PIC_SLAVE).chip.pic.irqBase, 11)
    const ioapic = vm.getIrqchip(KVM_IRQCHIP_IOAPIC)
    t.is(ioapic.chip.ioapic.baseAddress, 0xfec0_0000n)
    ioapic.chip.ioapic.id = 5
    vm.setIrqchip(ioapic)
    t.is(vm.getIrqchip(KVM_IRQCHIP_IOAPIC).chip.ioapic.id, 5)
  }),
)

kvmTest('getIrqchip() and setIrqchip() of a controller that there is not are EINVAL', t =>
  withVm(vm => {
    vm.createIrqChip()
    t.throws(() => vm.getIrqchip(3), { ...EINVAL, message: /KVM_GET_IRQCHIP \(there is no such chipId\)/ })
    t.throws(() => vm.setIrqchip(KvmIrqchip.from({ chipId: 3 })), EINVAL)
    t.throws(() => vm.getIrqchip(-1), { instanceOf: RangeError, message: /"chipId"/ })
    t.throws(() => vm.getIrqchip(0, {} as never), { instanceOf: TypeError, message: /"into".*KvmIrqchip/ })
    t.throws(() => vm.setIrqchip({} as never), { instanceOf: TypeError, message: /"irqchip".*KvmIrqchip/ })
  }),
)

kvmTest('getPit2() and setPit2(): the state of the timer', t =>
  withVm(vm => {
    t.throws(() => vm.getPit2(), { ...ENXIO, message: /createPit2\(\) has to come first/ })
    t.throws(() => vm.setPit2(new KvmPitState2()), ENXIO)
    vm.createIrqChip()
    vm.createPit2(new KvmPitConfig())
    const state = vm.getPit2()
    state.channels = [...state.channels.slice(0, 2), { count: 0x1234, mode: 3 }]
    vm.setPit2(state)
    const again = vm.getPit2(new KvmPitState2())
    // The kernel says when it took them.
    for (const [index, channel] of again.channels.entries()) {
      channel.countLoadTime = state.channels[index]?.countLoadTime ?? 0n
    }
    t.deepEqual(again.toJSON(), state.toJSON())
  }),
)

kvmTest('setIrqLine() interrupts the guest', t =>
  withGuest(PIC_BASE + 4, ({ vm, interrupts }) => {
    t.is(interrupts(), 0)
    vm.setIrqLine(4, true)
    vm.setIrqLine(4, false)
    t.is(interrupts(), 1)
    vm.setIrqLine(4, true)
    vm.setIrqLine(4, true)
    t.is(interrupts(), 1)
    vm.setIrqLine(4, false)
    t.is(interrupts(), 0)
  }),
)

kvmTest('setIrqLine() takes any order of levels', t =>
  withVm(vm => {
    vm.createIrqChip()
    for (const level of [true, false, true]) vm.setIrqLine(4, level)
    t.is(vm.getIrqchip(KVM_IRQCHIP_PIC_MASTER).chip.pic.irr, 1 << 4)
  }),
)

kvmTest('registerIrqfd(): what is written to the event interrupts the guest, until unregisterIrqfd()', async t => {
  const event = new EventFd()
  await withGuest(PIC_BASE + 5, async guest => {
    guest.vm.registerIrqfd(event, 5)
    t.is(guest.interrupts(), 0)
    event.write(1)
    t.is(await interruptsOf(guest), 1)
    // KVM has taken it.
    t.is(event.read(), null)
    event.write(3)
    t.is(await interruptsOf(guest), 1)
    guest.vm.unregisterIrqfd(event, 5)
    event.write(1)
    t.is(guest.interrupts(), 0)
    t.is(event.read(), 1n)
  })
  event.close()
})

kvmTest('registerIrqfd(): what was in the event before counts', async t => {
  const event = new EventFd()
  event.write(2)
  await withGuest(PIC_BASE + 5, async guest => {
    guest.vm.registerIrqfd(event, 5)
    t.is(await interruptsOf(guest), 1)
  })
  event.close()
})

kvmTest(
  'what KVM was told of an event stays when its handles are closed, until it is unregistered or the VM is gone',
  async t => {
    const eventfds = () => readdirSync('/proc/self/fd').filter(isEventFd).length
    const before = eventfds()
    await withGuest(PIC_BASE + 5, async guest => {
      const [first, acknowledged, doorbell] = [new EventFd(), new EventFd(), new EventFd()]
      guest.vm.registerIrqfdWithResample(first, acknowledged, 5)
      guest.vm.registerIoevent(doorbell, { pio: 0x510 })
      const twin = first.tryClone()
      for (const event of [first, acknowledged, doorbell]) event.close()
      twin.write(1)
      t.is(await interruptsOf(guest), 1)
      twin.close()
      t.is(eventfds(), before + 3)
      const [second, third] = [new EventFd(), new EventFd()]
      guest.vm.registerIrqfd(second, 6)
      guest.vm.registerIoevent(third, { pio: 0x512 }, { length: 2, datamatch: 7 })
      guest.vm.unregisterIrqfd(second, 6)
      guest.vm.unregisterIoevent(third, { pio: 0x512 }, { length: 2, datamatch: 7 })
      second.close()
      third.close()
      t.is(eventfds(), before + 3)
    })
    t.is(eventfds(), before)
  },
)

kvmTest('events that interrupt can be closed in any order with the virtual machine', t => {
  for (let order = 0; order < 4; order++) {
    const vm = new Kvm().createVm()
    vm.createIrqChip()
    const [event, resample] = [new EventFd(), new EventFd()]
    vm.registerIrqfdWithResample(event, resample, 6)
    const handles = [vm, event, resample]
    for (const handle of [...handles.slice(order % 3), ...handles.slice(0, order % 3)]) {
      handle.close()
      if (!event.closed) event.write(1)
    }
  }
  t.pass()
})

function isEventFd(fd: string): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`) === 'anon_inode:[eventfd]'
  } catch {
    return false
  }
}

function oneInterruptEach(t: ExecutionContext, vm: VmFd): void {
  const events = Array.from({ length: 4 }, () => new EventFd()) as [EventFd, EventFd, EventFd, EventFd]
  const EBUSY = { instanceOf: KvmError, code: 'EBUSY', message: /KVM_IRQFD \(the event has an interrupt already\)/ }
  vm.registerIrqfd(events[0], 4)
  vm.registerIrqfd(events[1], 8)
  vm.registerIrqfd(events[2], 4)
  vm.unregisterIrqfd(events[1], 8)
  // KVM says nothing where there was none.
  vm.unregisterIrqfd(events[1], 8)
  t.throws(() => vm.registerIrqfd(events[2], 4), EBUSY)
  t.throws(() => vm.registerIrqfd(events[2], 5), EBUSY)
  vm.unregisterIrqfd(events[2], 5)
  // KVM on riscv64 takes one as well, although it does not report the capability.
  if (vm.checkExtension(Cap.IrqfdResample) || process.arch === 'riscv64') {
    vm.registerIrqfdWithResample(events[3], events[0], 6)
    vm.unregisterIrqfd(events[3], 6)
  } else {
    t.throws(() => vm.registerIrqfdWithResample(events[3], events[0], 6), { instanceOf: KvmError })
  }
  for (const event of events) event.close()
}

kvmTest('registerIrqfd(): an event has one interrupt', t =>
  withVm(vm => {
    vm.createIrqChip()
    t.true(vm.checkExtension(Cap.IrqfdResample))
    oneInterruptEach(t, vm)
  }),
)

/** With an interrupt controller of 128 interrupts and vCPU 0. */
function withGic(use: (vm: VmFd) => void): void {
  withVm(vm => {
    const gic = createGic(vm)
    const vcpu = vm.createVcpu(0)
    initializeGic(gic, 128)
    use(vm)
    vcpu.close()
    gic.close()
  })
}

function withAia(use: (vm: VmFd) => void): void {
  withVm(vm => {
    const aia = createAia(vm)
    const vcpu = vm.createVcpu(0)
    initializeAia(aia, 128)
    use(vm)
    vcpu.close()
    aia.close()
  })
}

aarch64Test('registerIrqfd() with a GIC: an event has one interrupt', t => withGic(vm => oneInterruptEach(t, vm)))
riscv64Test('registerIrqfd() with an AIA: an event has one interrupt', t => withAia(vm => oneInterruptEach(t, vm)))

aarch64Test('createIrqChip() creates a GICv2 where the machine can have one', t => {
  const vm = new Kvm().createVm()
  t.true(vm.checkExtension(Cap.Irqchip))
  const type = KVM_DEV_TYPE_ARM_VGIC_V2
  const succeeds = (create: () => unknown): boolean => {
    try {
      create()
      return true
    } catch (error) {
      t.true(error instanceof KvmError)
      return false
    }
  }
  const hasGicV2 = succeeds(() => vm.createDevice(KvmCreateDevice.from({ type, flags: KVM_CREATE_DEVICE_TEST })))
  t.is(
    succeeds(() => vm.createIrqChip()),
    hasGicV2,
  )
  vm.close()
})

aarch64Test('setIrqLine() takes shared and private interrupts', t =>
  withGic(vm => {
    // An SPI, and a PPI of vCPU 0.
    const lines = [(KVM_ARM_IRQ_TYPE_SPI << 24) | 32, (KVM_ARM_IRQ_TYPE_PPI << 24) | 16]
    for (const line of lines) for (const level of [true, false, true]) vm.setIrqLine(line, level)
    // No SPI has such a low number.
    t.throws(() => vm.setIrqLine((KVM_ARM_IRQ_TYPE_SPI << 24) | 31, true), EINVAL)
  }),
)

riscv64Test('setIrqLine() takes the number of a source', t =>
  withAia(vm => {
    for (const level of [true, false, true]) vm.setIrqLine(7, level)
    t.pass()
  }),
)

riscv64Test('setGsiRouting() takes an AIA', t =>
  withVm(vm => {
    const aia = createAia(vm)
    vm.setGsiRouting(KvmIrqRouting.withEntries(0))
    aia.close()
    t.pass()
  }),
)

aarch64Test('setGsiRouting() takes no interrupt controller', t =>
  withVm(vm => {
    vm.setGsiRouting(KvmIrqRouting.withEntries(0))
    t.pass()
  }),
)

kvmTest('registerIrqfdWithResample(): the guest acknowledges the interrupt, and the event says so', async t => {
  const [event, acknowledged] = [new EventFd(), new EventFd()]
  await withGuest(PIC_BASE + 5, async guest => {
    guest.vm.registerIrqfdWithResample(event, acknowledged, 5)
    t.is(acknowledged.read(), null)
    event.write(1)
    t.is(await interruptsOf(guest), 1)
    t.is(acknowledged.read(), 1n)
  })
  event.close()
  acknowledged.close()
})

kvmTest('irqfd without an interrupt controller, and with bad arguments', t =>
  withVm(vm => {
    const event = new EventFd()
    t.throws(() => vm.registerIrqfdWithResample(event, event, 4), EINVAL)
    t.throws(() => vm.registerIrqfd({} as never, 4), { instanceOf: TypeError, message: /"eventfd".*EventFd/ })
    t.throws(() => vm.unregisterIrqfd(vm as never, 4), { instanceOf: TypeError, message: /"eventfd".*EventFd/ })
    t.throws(() => vm.registerIrqfdWithResample(event, 5 as never, 4), { message: /"resamplefd".*EventFd/ })
    t.throws(() => vm.registerIrqfd(event, -1), { instanceOf: RangeError, message: /"gsi"/ })
    event.close()
    t.throws(() => vm.registerIrqfd(event, 4), { code: 'ERR_KVM_CLOSED', message: 'This EventFd is closed' })
  }),
)

/** The register of the local APIC whose bit 8 enables it. */
const SPURIOUS_VECTOR = 0xf0

function enableLocalApic(vcpu: VcpuFd): void {
  const lapic = vcpu.getLapic()
  const registers = new DataView(lapic.regs.buffer, lapic.regs.byteOffset)
  registers.setUint32(SPURIOUS_VECTOR, registers.getUint32(SPURIOUS_VECTOR, true) | 0x1ff, true)
  vcpu.setLapic(lapic)
}

/** To the local APIC with id 0. */
const msi = (vector: number) => ({ addressLo: 0xfee0_0000, data: vector })

kvmTest('signalMsi() interrupts the guest once its local APIC is enabled', t =>
  withGuest(0x31, ({ vm, vcpu, interrupts }) => {
    t.is(vm.signalMsi(KvmMsi.from(msi(0x31))), 0)
    t.is(interrupts(), 0)
    enableLocalApic(vcpu)
    t.true(vm.signalMsi(KvmMsi.from(msi(0x31))) > 0)
    t.is(interrupts(), 1)
  }),
)

kvmTest('signalMsi() to nobody is an error', t => {
  withVm(vm => {
    t.throws(() => vm.signalMsi(new KvmMsi()), { ...EINVAL, message: /createIrqChip\(\) has to come first/ })
    vm.createIrqChip()
    t.throws(() => vm.signalMsi(KvmMsi.from(msi(0x31))), { instanceOf: KvmError, code: 'EPERM' })
    t.throws(() => vm.signalMsi(msi(0x31) as never), { instanceOf: TypeError, message: /"msi".*KvmMsi/ })
  })
})

kvmTest('setGsiRouting(): an irqfd leads to where the route of its interrupt does', async t => {
  const event = new EventFd()
  await withGuest(0x31, async guest => {
    enableLocalApic(guest.vcpu)
    guest.vm.registerIrqfd(event, 100)
    event.write(1)
    await setTimeout(50)
    t.is(guest.interrupts(), 0)
    guest.vm.setGsiRouting(
      KvmIrqRouting.from({ entries: [{ gsi: 100, type: KVM_IRQ_ROUTING_MSI, u: { msi: msi(0x31) } }] }),
    )
    event.write(1)
    t.is(await interruptsOf(guest), 1)
  })
  event.close()
})

kvmTest('setGsiRouting() replaces the routes that were there', t =>
  withGuest(PIC_BASE + 5, ({ vm, interrupts }) => {
    vm.setGsiRouting(KvmIrqRouting.withEntries(0))
    vm.setIrqLine(5, true)
    vm.setIrqLine(5, false)
    t.is(interrupts(), 0)
    const u = { irqchip: { irqchip: KVM_IRQCHIP_PIC_MASTER, pin: 5 } }
    vm.setGsiRouting(KvmIrqRouting.from({ entries: [{ gsi: 3, type: KVM_IRQ_ROUTING_IRQCHIP, u }] }))
    vm.setIrqLine(3, true)
    vm.setIrqLine(3, false)
    t.is(interrupts(), 1)
  }),
)

kvmTest('setGsiRouting() takes an interrupt controller, and routes that are routes', t =>
  withVm(vm => {
    t.throws(() => vm.setGsiRouting(KvmIrqRouting.withEntries(0)), { ...EINVAL, message: /KVM_SET_GSI_ROUTING/ })
    vm.createIrqChip()
    vm.setGsiRouting(KvmIrqRouting.withEntries(0))
    t.throws(() => vm.setGsiRouting(KvmIrqRouting.from({ entries: [{ gsi: 1, type: 99 }] })), EINVAL)
    const lying = KvmIrqRouting.withEntries(1)
    lying.nr = 2
    t.throws(() => vm.setGsiRouting(lying), { instanceOf: RangeError, message: /"irqRouting\.nr".*at most 1/ })
    t.throws(() => vm.setGsiRouting({} as never), { instanceOf: TypeError, message: /"irqRouting".*KvmIrqRouting/ })
  }),
)

kvmTest('with a split interrupt controller the local APICs alone are in the kernel', t =>
  withVm(vm => {
    vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_SPLIT_IRQCHIP, args: [24, 0, 0, 0] }))
    const vcpu = vm.createVcpu(0)
    t.true(vcpu.getLapic().regs.some(byte => byte !== 0))
    t.throws(() => vm.getIrqchip(KVM_IRQCHIP_IOAPIC), ENXIO)
    t.throws(() => vm.createIrqChip(), { instanceOf: KvmError, code: 'EEXIST' })
    vcpu.close()
  }),
)
