// The statistics of a virtual machine or a vCPU: a file of the kernel's with a header, a descriptor of each statistic
// behind that, and the values.

import {
  KVM_STATS_BASE_MASK,
  KVM_STATS_BASE_POW2,
  KVM_STATS_BASE_POW10,
  KVM_STATS_TYPE_MASK,
  KVM_STATS_UNIT_MASK,
  KVM_STATS_UNIT_SHIFT,
  KvmStatsDesc,
  KvmStatsHeader,
} from '../abi/host.ts'
import { type BindingStatsFd, binding } from '../addon.ts'
import { check, coded } from '../errors.ts'
import { bindingOf, checkThis, Handle, illegalConstructor } from '../handle/handle.ts'

const TYPES = ['Cumulative', 'Instant', 'Peak', 'LinearHist', 'LogHist'] as const
const UNITS = ['None', 'Bytes', 'Seconds', 'Cycles', 'Boolean'] as const

/** The descriptors of a few hundred statistics take less than this, and their values far less. */
const LONGEST = 1 << 20

/** One statistic, as it was when it was read. */
export interface Statistic {
  /** The kernel's name for it, such as `'exits'`. */
  readonly name: string
  /**
   * `'Cumulative'`: it only grows. `'Instant'`: it goes up and down. `'Peak'`: the highest that there was.
   * `'LinearHist'`, `'LogHist'`: a histogram. A type that is newer than this package is its number.
   */
  readonly type: (typeof TYPES)[number] | number
  /** The unit; `'None'` for a plain number. A unit that is newer than this package is its number. */
  readonly unit: (typeof UNITS)[number] | number
  /** A value is `value * base ** exponent` of its unit: with base 10, exponent -9 and `'Seconds'` nanoseconds. */
  readonly base: 2 | 10
  readonly exponent: number
  /** The width of the buckets of a `'LinearHist'`. Bucket `n` of a `'LogHist'` is that of 2^(n-1) to below 2^n. */
  readonly bucketSize: number
  /** All values: one, or the buckets of a histogram. */
  readonly values: BigUint64Array
  /** The first value, which mostly is the only one. */
  readonly value: bigint
}

type Description = Omit<Statistic, 'values' | 'value'> & { offset: number; size: number }

interface Layout {
  id: string
  statistics: readonly Description[]
  dataOffset: number
  dataSize: number
}

/** Not exported by the barrel: only `VmFd` and `VcpuFd` make one. */
export let newStatsFd: (stats: BindingStatsFd) => StatsFd

/**
 * The statistics of a virtual machine or a vCPU. It is created by `VmFd.getStatsFd()` or `VcpuFd.getStatsFd()`, and
 * keeps the virtual machine alive: also when the vCPU is closed, its statistics can still be read.
 *
 * @example
 * const kvm = new Kvm()
 * const vm = kvm.createVm()
 * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
 *   const stats = vm.createVcpu(0).getStatsFd()
 *   const exits = stats.read().get('exits')?.value // 0n, before the first run
 *   stats.close()
 * }
 */
export class StatsFd extends Handle<BindingStatsFd> {
  #layout: Layout | undefined

  private constructor(stats: BindingStatsFd) {
    if (!(stats instanceof binding.BindingStatsFd)) throw illegalConstructor('StatsFd', 'VmFd.getStatsFd()')
    super(stats)
  }

  static {
    newStatsFd = stats => new StatsFd(stats)
  }

  /**
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const kvm = new Kvm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const fd = kvm.createVm().getStatsFd().asRawFd()
   * }
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * The kernel's name for whose statistics these are: `kvm-` and the process's id, with `/vcpu-` and the vCPU's behind
   * it.
   *
   * @throws {KvmError} from pread
   *
   * @example
   * const kvm = new Kvm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const { id } = kvm.createVm().getStatsFd() // such as kvm-1234
   * }
   */
  get id(): string {
    bindingOf(this)
    return this.#described().id
  }

  /**
   * Reads all statistics.
   *
   * @returns the statistics by their names; which there are depends on the kernel and the architecture
   * @throws {KvmError} from pread
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const statistics = [...vm.getStatsFd().read().values()]
   *   const lines = statistics.map(({ name, value, unit }) => `${name}: ${value} ${unit}`)
   * }
   */
  read(): Map<string, Statistic> {
    checkThis(this)
    const { statistics, dataOffset, dataSize } = this.#described()
    const data = this.#read(dataOffset, dataSize)
    const read = new Map<string, Statistic>()
    for (const { offset, size, ...description } of statistics) {
      const values = new BigUint64Array(data.buffer, offset, size)
      read.set(description.name, { ...description, values, value: values[0] ?? 0n })
    }
    return read
  }

  /** The description of the statistics, which does not change. */
  #described(): Layout {
    this.#layout ??= this.#describe()
    return this.#layout
  }

  #describe(): Layout {
    const { nameSize, numDesc, idOffset, descOffset, dataOffset } = new KvmStatsHeader(
      this.#read(0, KvmStatsHeader.size),
    )
    const entrySize = KvmStatsDesc.size + nameSize
    const descriptors = this.#read(descOffset, entrySize * numDesc)
    const statistics: Description[] = []
    let dataSize = 0
    for (let start = 0; start < descriptors.byteLength; start += entrySize) {
      const description = describe(KvmStatsDesc.fromBytes(descriptors.subarray(start, start + entrySize)))
      dataSize = Math.max(dataSize, description.offset + description.size * BigUint64Array.BYTES_PER_ELEMENT)
      statistics.push(description)
    }
    return { id: text(this.#read(idOffset, nameSize)), statistics, dataOffset, dataSize }
  }

  /** `length` bytes of the file from `offset` on. */
  #read(offset: number, length: number): Uint8Array {
    if (length > LONGEST) throw nonsense()
    const bytes = new Uint8Array(new ArrayBuffer(length))
    let read = 0
    while (read < length) {
      const count = check('pread', bindingOf(this).read(bytes.subarray(read), offset + read))
      if (count === 0) throw nonsense()
      read += count
    }
    return bytes
  }
}

function describe(desc: KvmStatsDesc): Description {
  const { flags, exponent, size, offset, bucketSize } = desc
  if (offset % BigUint64Array.BYTES_PER_ELEMENT !== 0) throw nonsense()
  const type = flags & KVM_STATS_TYPE_MASK
  const unit = (flags & KVM_STATS_UNIT_MASK) >> KVM_STATS_UNIT_SHIFT
  return {
    name: text(desc.name),
    type: TYPES[type] ?? type,
    unit: UNITS[unit] ?? unit,
    base: baseOf(flags & KVM_STATS_BASE_MASK),
    exponent,
    bucketSize,
    offset,
    size,
  }
}

function baseOf(base: number): 2 | 10 {
  if (base === KVM_STATS_BASE_POW10) return 10
  if (base === KVM_STATS_BASE_POW2) return 2
  throw coded(new Error(`Statistics with the unknown base 0x${base.toString(16)}`), 'ERR_KVM_STATS')
}

/** C's string in a field of fixed size. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return Buffer.from(bytes.subarray(0, end < 0 ? bytes.length : end)).toString('latin1')
}

function nonsense(): Error {
  return coded(new Error('The kernel describes its statistics in a way that is not understood'), 'ERR_KVM_STATS')
}
