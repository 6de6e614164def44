import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { EventFd, GuestMemory, Kvm, type VcpuExit, type VcpuFd, type VmFd } from 'kvm-ioctls'
import { Bus } from '../bus/bus.ts'
import type { MappedDevice } from '../bus/mapped-device.ts'
import { MachineError } from '../errors.ts'
import { SerialPort } from '../serial/serial-port.ts'
import type { Architecture, Boot, BootPlan, PowerRequest, Range } from './architecture.ts'
import { deferred } from './deferred.ts'
import { describeExit } from './exit.ts'
import { type CheckedOptions, checkOptions, type MachineOptions } from './options.ts'
import { ownArchitecture } from './own-architecture.ts'
import { VcpuRunner } from './vcpu-runner.ts'

/** Why a machine has ended. `stopped` is `Machine.stop()`, an aborted signal, or the end of an `await using` block. */
export type MachineEnd = PowerRequest | 'stopped'

const requests: Readonly<Record<number, PowerRequest>> = {
  // KVM_SYSTEM_EVENT_SHUTDOWN, _RESET and _CRASH.
  1: 'power-off',
  2: 'reset',
  3: 'panic',
}

interface MachineEvents {
  /** The guest has turned the machine off. */
  'power-off': []
  /** The guest has reset the machine. It is not started again. */
  reset: []
  /** The guest has reported a crash (`KVM_SYSTEM_EVENT_CRASH`). Linux rather resets the machine with `panic=-1`. */
  panic: []
  /** The guest cannot go on, or a device has failed. */
  error: [error: Error]
  /** The machine has ended, for whatever reason, and released all it had. */
  close: []
}

/**
 * A virtual machine: memory, vCPUs, interrupt controllers, a serial port, and devices.
 *
 * Each vCPU runs on a native thread. Devices are called on the thread that created the machine. A process may have
 * several machines.
 *
 * @example
 * ```ts
 * await using machine = await Machine.create({ kernel: 'vmlinuz', initrd: 'initrd.img' })
 * machine.serial.pipe(process.stdout)
 * machine.start()
 * await machine.ended
 * ```
 */
export class Machine extends EventEmitter<MachineEvents> {
  readonly vm: VmFd
  readonly memory: GuestMemory
  readonly vcpus: readonly VcpuFd[]
  /** The serial port's device, whose state a snapshot has. */
  readonly serialPort: SerialPort
  readonly devices: readonly MappedDevice[]
  /**
   * Resolves with the reason when the machine has ended and released all it had. Rejects when the guest cannot go on or
   * a device has failed.
   */
  readonly ended: Promise<MachineEnd>
  readonly #architecture: Architecture
  readonly #buses = { ports: new Bus(), memory: new Bus() }
  readonly #handles: { close(): void }[] = []
  readonly #runners: readonly VcpuRunner[]
  readonly #signal: AbortSignal | undefined
  readonly #abort = () => void this.stop()
  readonly #end = deferred<MachineEnd>()
  #ending: Promise<void> | undefined
  #started = false

  /**
   * Creates a machine, which is not running yet.
   *
   * @throws {TypeError} or {RangeError} when an option is wrong; nothing was created
   * @throws {MachineError} when a file cannot be read, the kernel cannot be booted, or the memory is too small
   * @throws {KvmError} when KVM refuses something: ENOENT or EACCES where /dev/kvm is missing or not accessible
   */
  static async create(options: MachineOptions): Promise<Machine> {
    const architecture = await ownArchitecture()
    const checked = await checkOptions(options, architecture)
    const devices = checked.devices.map(({ hid, compatible, size }, index) => {
      const window = architecture.windows[index] as (typeof architecture.windows)[number]
      return { hid, compatible, size, ...window }
    })
    const boot: Boot = {
      ...checked,
      memorySize: checked.memory,
      commandLine: [architecture.commandLine, checked.commandLine].filter(Boolean).join(' '),
      devices,
    }
    return new Machine(architecture, checked, architecture.planBoot(boot), boot)
  }

  private constructor(architecture: Architecture, options: CheckedOptions, plan: BootPlan, boot: Boot) {
    super()
    this.#architecture = architecture
    this.devices = options.devices
    this.#signal = options.signal
    this.ended = this.#end.promise
    // The `error` event and every later `await` still see it.
    this.ended.catch(() => {})
    const kvm = new Kvm()
    try {
      this.vm = this.#own(plan.createVm(kvm))
      this.memory = this.#own(GuestMemory.allocate(options.memory))
      addMemory(this.vm, this.memory, plan.ram)
      this.vcpus = Array.from({ length: options.cpus }, (_, id) => this.#own(this.vm.createVcpu(id)))
      plan.prepare({ kvm, vm: this.vm, memory: this.memory, vcpus: this.vcpus })
      this.serialPort = new SerialPort(active => this.vm.setIrqLine(architecture.serialIrq, active))
      architecture.attachDevices(this.#buses, this.serialPort, request => this.#request(request))
      for (const [index, device] of this.devices.entries()) this.#attach(device, boot, index)
    } catch (error) {
      this.#closeHandles()
      throw error
    } finally {
      kvm.close()
    }
    this.#runners = this.vcpus.map(
      vcpu =>
        new VcpuRunner(
          vcpu,
          exit => this.#handle(vcpu, exit),
          () => this.serialPort.full,
        ),
    )
    this.#signal?.addEventListener('abort', this.#abort, { once: true })
  }

  /** The serial console of the guest. Output that nobody reads makes the guest wait; `resume()` discards it. */
  get serial(): Duplex {
    return this.serialPort.stream
  }

  /**
   * Lets the vCPUs run.
   *
   * @throws {Error} when the machine was started before, or has ended
   */
  start(): void {
    if (this.#started || this.#ending !== undefined)
      throw new MachineError('The machine was started before, or has ended')
    this.#started = true
    for (const runner of this.#runners) runner.run().catch(error => void this.#finish(error))
  }

  /**
   * Stops every vCPU at an instruction boundary with no I/O pending. Resolves when none runs: the state of the machine
   * can be read and written then. Does nothing on a machine that is paused or has ended.
   */
  async pause(): Promise<void> {
    if (this.#started) await Promise.all(this.#runners.map(runner => runner.pause()))
  }

  /** Lets the vCPUs of a paused machine go on. Does nothing on a machine that runs or has ended. */
  resume(): void {
    for (const runner of this.#runners) runner.resume()
  }

  /** Stops the machine wherever it is. Resolves when it has released all it had. */
  async stop(): Promise<void> {
    await this.#finish('stopped')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  #handle(vcpu: VcpuFd, exit: VcpuExit): void {
    switch (exit.type) {
      case 'IoIn':
        this.#buses.ports.read(exit.port, exit.size, exit.data)
        return
      case 'IoOut':
        this.#buses.ports.write(exit.port, exit.size, exit.data)
        return
      case 'MmioRead':
        this.#buses.memory.read(exit.addressNumber, exit.data.length, exit.data)
        return
      case 'MmioWrite':
        this.#buses.memory.write(exit.addressNumber, exit.data.length, exit.data)
        return
      case 'SystemEvent': {
        const request = requests[exit.event]
        if (request === undefined) break
        this.#request(request)
        return
      }
      default:
        if (this.#architecture.handleExit?.(exit)) return
    }
    const { register, value } = this.#architecture.programCounter(vcpu)
    throw new MachineError(`The guest cannot go on: ${describeExit(exit)} at ${register} 0x${value.toString(16)}`)
  }

  #request(request: PowerRequest): void {
    void this.#finish(request)
  }

  #attach(device: MappedDevice, { devices }: Boot, index: number): void {
    const { address, gsi } = devices[index] as (typeof devices)[number]
    const event = this.#own(new EventFd())
    this.vm.registerIrqfd(event, gsi)
    this.#buses.memory.attach(device, address, device.size)
    device.attach({
      address,
      interrupt: { gsi, trigger: () => event.write(1) },
      memory: this.vm.addressSpace,
      writeEvent: (offset, value) => {
        const event = this.#own(new EventFd())
        this.vm.registerIoevent(event, { mmio: address + offset }, { length: 4, datamatch: value })
        return event
      },
      fail: error => void this.#finish(error),
    })
  }

  #own<T extends { close(): void }>(handle: T): T {
    this.#handles.unshift(handle)
    return handle
  }

  /** Ends the machine, once: for the first reason that is given. */
  #finish(end: MachineEnd | Error): Promise<void> {
    this.#ending ??= this.#release(end)
    return this.#ending
  }

  async #release(end: MachineEnd | Error): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort)
    let failure = end instanceof Error ? end : undefined
    await Promise.all(this.#runners.map(runner => runner.stop()))
    for (const device of this.devices) {
      try {
        await device.close()
      } catch (error) {
        failure ??= error as Error
      }
    }
    this.serialPort.end()
    this.#closeHandles()
    if (failure !== undefined) this.#end.reject(failure)
    else this.#end.resolve(end as MachineEnd)
    // Without a listener `error` would throw here; `ended` has the error, too.
    if (failure === undefined) {
      if (end !== 'stopped') this.emit(end as PowerRequest)
    } else if (this.listenerCount('error') > 0) this.emit('error', failure)
    this.emit('close')
  }

  #closeHandles(): void {
    for (const handle of this.#handles) handle.close()
  }
}

/** Maps the memory, one piece in this process, into the guest's ranges. */
function addMemory(vm: VmFd, memory: GuestMemory, ranges: readonly Range[]): void {
  let memoryOffset = 0
  for (const [slot, { start, size }] of ranges.entries()) {
    vm.setUserMemoryRegion({ slot, guestPhysAddr: start, memory, memoryOffset, memorySize: size })
    memoryOffset += size
  }
}
