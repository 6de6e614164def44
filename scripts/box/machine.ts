// The machines that QEMU emulates.

/** An architecture of a box, by Node's name. */
export type Arch = 'x64' | 'arm64' | 'riscv64'

/** A C library whose programs the box runs. */
export type Libc = 'glibc' | 'musl'

export interface Machine {
  /** Debian's name of the architecture. */
  debian: string
  qemuPackage: string
  qemuProgram: string
  /** Processors by default. */
  cpus: number
  qemuArgs: readonly string[]
  /** Folders of the firmware in Debian's packages. */
  firmware: readonly string[]
  console: string
  /** KVM's module. The modules it depends on are read from the file. */
  kvm: string
}

const machines: Readonly<Record<Arch, Machine>> = {
  x64: {
    debian: 'amd64',
    qemuPackage: 'qemu-system-x86',
    qemuProgram: 'qemu-system-x86_64',
    firmware: ['usr/share/seabios'],
    // With a thread for each processor, one in 100,000 exits carries the registers of the kernel inside the box. In one
    // thread several processors wait for each other.
    cpus: 1,
    qemuArgs: ['-M', 'q35', '-cpu', 'max,+svm', '-accel', 'tcg,thread=single'],
    console: 'ttyS0',
    kvm: 'kvm-amd',
  },
  arm64: {
    debian: 'arm64',
    qemuPackage: 'qemu-system-arm',
    qemuProgram: 'qemu-system-aarch64',
    firmware: [],
    cpus: 2,
    // QEMU's own function for pointer authentication is much faster than that of hardware.
    qemuArgs: [
      ...['-M', 'virt,virtualization=on,gic-version=3', '-cpu', 'max,pauth-impdef=on'],
      ...['-accel', 'tcg,thread=multi'],
    ],
    console: 'ttyAMA0',
    kvm: 'kvm',
  },
  riscv64: {
    debian: 'riscv64',
    qemuPackage: 'qemu-system-riscv',
    qemuProgram: 'qemu-system-riscv64',
    firmware: ['usr/lib/riscv64-linux-gnu/opensbi/generic'],
    cpus: 2,
    // rv64 lacks instructions that koffi is compiled for.
    qemuArgs: [
      ...['-M', 'virt,aia=aplic-imsic,aia-guests=4', '-cpu', 'max', '-bios', 'fw_dynamic.bin'],
      ...['-accel', 'tcg,thread=multi'],
    ],
    console: 'ttyS0',
    kvm: 'kvm',
  },
}

export const architectures = Object.keys(machines) as Arch[]

/** This machine's own. */
export const ownArch = architectures.find(arch => arch === process.arch) ?? 'x64'

export function machine(arch: Arch): Machine {
  return machines[arch]
}
