// Accesses to ports and to addresses without memory.

import { KvmRunIo, KvmRunMmio } from '../abi/host.ts'
import { offsetOf } from '../vcpu/kvm-run.ts'
import { Exit } from './exit.ts'

const IO_SIZE = offsetOf(KvmRunIo, 'size')
const IO_PORT = offsetOf(KvmRunIo, 'port')
const IO_COUNT = offsetOf(KvmRunIo, 'count')
const IO_DATA_OFFSET = offsetOf(KvmRunIo, 'dataOffset')
const MMIO_PHYS_ADDR = offsetOf(KvmRunMmio, 'physAddr')
const MMIO_DATA = new KvmRunMmio().data.byteOffset
const MMIO_LEN = offsetOf(KvmRunMmio, 'len')

abstract class IoExit extends Exit {
  protected static override readonly fields = ['port', 'size', 'count', 'data']

  /** The port number. */
  get port(): number {
    return this.page.exit.getUint16(IO_PORT, true)
  }

  /** The width of one access in bytes: 1, 2 or 4. */
  get size(): number {
    return this.page.exit.getUint8(IO_SIZE)
  }

  /** The number of accesses: 1, or more for an instruction with `rep`. */
  get count(): number {
    return this.page.exit.getUint32(IO_COUNT, true)
  }

  /** `size * count` bytes. They are valid until the next run. */
  get data(): Uint8Array {
    // The kernel's offset is one page: its upper half is always 0.
    return this.page.data(this.page.exit.getUint32(IO_DATA_OFFSET, true), this.size * this.count)
  }
}

/**
 * The guest wrote `data` to a port with `out` or `rep outs`. There is nothing to answer.
 *
 * `KVM_EXIT_IO`, KVM API 5. x86_64 only.
 */
export class IoOut extends IoExit {
  readonly type = 'IoOut' as const
}

/**
 * The guest reads a port with `in` or `rep ins`. Write the answer to `data` before the next run. `data` is filled with
 * ones, so a read that the program does not answer gives the guest 0xff, 0xffff or 0xffffffff, as a bus without a device
 * does.
 *
 * `KVM_EXIT_IO`, KVM API 5. x86_64 only.
 */
export class IoIn extends IoExit {
  readonly type = 'IoIn' as const
}

abstract class MmioExit extends Exit {
  protected static override readonly fields = ['address', 'data']

  /** The guest-physical address. */
  get address(): bigint {
    return this.page.exit.getBigUint64(MMIO_PHYS_ADDR, true)
  }

  /** The guest-physical address as a number. It is exact, since an address has at most 52 bits, and needs no bigint. */
  get addressNumber(): number {
    const { exit } = this.page
    return exit.getUint32(MMIO_PHYS_ADDR + 4, true) * 2 ** 32 + exit.getUint32(MMIO_PHYS_ADDR, true)
  }

  /** 1 to 8 bytes. They are valid until the next run. */
  get data(): Uint8Array {
    const { exit } = this.page
    return this.page.data(exit.byteOffset + MMIO_DATA, Math.min(exit.getUint32(MMIO_LEN, true), 8))
  }
}

/**
 * The guest reads an address where it has no memory. Write the answer to `data` before the next run. `data` is filled
 * with ones, so a read that the program does not answer gives the guest ones, as a bus without a device does. An access of
 * more than 8 bytes is several exits on x86_64.
 *
 * `KVM_EXIT_MMIO`, KVM API 5.
 */
export class MmioRead extends MmioExit {
  readonly type = 'MmioRead' as const
}

/**
 * The guest wrote `data` to an address where it has no writable memory. There is nothing to answer.
 *
 * `KVM_EXIT_MMIO`, KVM API 5.
 */
export class MmioWrite extends MmioExit {
  readonly type = 'MmioWrite' as const
}
