// The parts of the KVM box: QEMU, a kernel with its modules, busybox. Debian's packages, or what KVM_BOX_QEMU,
// KVM_BOX_KERNEL and KVM_BOX_BUSYBOX point to.
import { existsSync } from 'node:fs'
import { cp, glob, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { cacheDir, cached } from './cache.ts'
import { type Apt, unpackDebian } from './debian.ts'

export interface Machine {
  /** Debian's word for the architecture. */
  debian: string
  qemuPackage: string
  qemuProgram: string
  /** Where Debian keeps the libraries, and the loader that runs a program with them. */
  libraries: string
  loader: string
  qemuArgs: readonly string[]
  console: string
  /** KVM's module; what it needs is found in the modules themselves. */
  kvm: string
}

/** One row for each architecture (Node's word for it) that the box can have. */
const machines: Readonly<Record<string, Machine>> = {
  x64: {
    debian: 'amd64',
    qemuPackage: 'qemu-system-x86',
    qemuProgram: 'qemu-system-x86_64',
    libraries: 'usr/lib/x86_64-linux-gnu',
    loader: 'usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2',
    qemuArgs: ['-M', 'q35', '-cpu', 'max,+svm'],
    console: 'ttyS0',
    kvm: 'kvm-amd',
  },
}

export function machine(): Machine {
  const row = machines[process.arch]
  if (row === undefined) throw new Error(`there is no KVM box for ${process.arch} yet, only for x64`)
  return row
}

const elsewhere =
  "KVM_BOX_MIRROR=ADDRESS names a Debian mirror other than the one in apt's sources. Or use your own parts:\n" +
  'KVM_BOX_QEMU=path of qemu-system-x86_64 (10 or newer), KVM_BOX_KERNEL=path of vmlinuz (its modules are looked for ' +
  'in /lib/modules), KVM_BOX_BUSYBOX=path of a static busybox.'

async function fetched(name: string, fill: (dir: string) => Promise<void>): Promise<string> {
  try {
    return await cached(name, fill)
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${elsewhere}`, { cause: error })
  }
}

/** QEMU's command line up to its own arguments. */
export async function qemu(): Promise<string[]> {
  if (process.env.KVM_BOX_QEMU) return [process.env.KVM_BOX_QEMU]
  const { debian, qemuPackage, qemuProgram, libraries, loader } = machine()
  // QEMU 10 of a stable release: 7.2 fails an assertion with two CPUs under load, and 11 is no faster.
  const dir = await fetched(`qemu-trixie-${debian}`, async into => {
    await unpackDebian({ title: 'QEMU', suite: 'trixie', arch: debian, closure: [qemuPackage] }, join(into, 'all'))
    for (const path of [libraries, `usr/bin/${qemuProgram}`, 'usr/share/qemu', 'usr/share/seabios']) {
      await cp(join(into, 'all', path), join(into, path), { recursive: true, verbatimSymlinks: true })
    }
    await rm(join(into, 'all'), { recursive: true })
  })
  // Run by the loader and libraries that it was built for, it does not matter how old this machine's are.
  return [
    ...[join(dir, loader), '--library-path', join(dir, libraries), join(dir, 'usr/bin', qemuProgram)],
    ...['-L', join(dir, 'usr/share/qemu'), '-L', join(dir, 'usr/share/seabios')],
  ]
}

/** Path of a static busybox. */
export async function busybox(): Promise<string> {
  return process.env.KVM_BOX_BUSYBOX || join(await linux(), 'usr/bin/busybox')
}

/** Path of the `vmlinuz` of Debian's newest kernel, unmodified. */
export async function debianKernel(): Promise<string> {
  return process.env.KVM_BOX_KERNEL || findKernel(await linux())
}

/** Paths of the kernel that runs inside the box and of its folder of modules. */
export async function boxKernel(): Promise<{ kernel: string; modules: string }> {
  const own = process.env.KVM_BOX_KERNEL
  if (own) return { kernel: own, modules: `/lib/modules/${kernelVersion(await readFile(own))}` }
  const dir = await linuxWithModules()
  const kernel = await findKernel(dir)
  return { kernel, modules: join(dir, 'usr/lib/modules', kernelVersion(await readFile(kernel))) }
}

/** A folder with Debian's newest kernel and busybox; the modules are large, and only the box needs them. */
async function linux(): Promise<string> {
  const { debian } = machine()
  const withModules = join(cacheDir(), `linux-modules-${debian}`)
  if (existsSync(withModules)) return withModules
  const names = async (apt: Apt) => ['busybox-static', ...(await kernelPackages(apt)).slice(0, 1)]
  return fetched(`linux-${debian}`, into =>
    unpackDebian({ title: 'a kernel and busybox', suite: 'sid', arch: debian, names }, into),
  )
}

function linuxWithModules(): Promise<string> {
  const { debian } = machine()
  const names = async (apt: Apt) => ['busybox-static', ...(await kernelPackages(apt))]
  return fetched(`linux-modules-${debian}`, into =>
    unpackDebian({ title: 'a kernel with its modules, and busybox', suite: 'sid', arch: debian, names }, into),
  )
}

/** Debian splits a kernel into the image and the modules since 7.x; before, one package held both. */
async function kernelPackages(apt: Apt): Promise<string[]> {
  const depends = await apt.field(`linux-image-${machine().debian}`, 'Depends')
  const image = /\blinux-image-(\d\S*)/.exec(depends ?? '')
  if (!image) throw new Error(`linux-image-${machine().debian} names no kernel: ${depends}`)
  const binary = `linux-binary-${image[1]}`
  return (await apt.field(binary, 'Version')) === undefined ? [image[0]] : [binary, `linux-modules-${image[1]}`]
}

async function findKernel(dir: string): Promise<string> {
  for await (const path of glob('{boot/vmlinuz-*,usr/lib/modules/*/vmlinuz}', { cwd: dir })) return join(dir, path)
  throw new Error(`no vmlinuz in ${dir}`)
}

/** A bzImage's own version, such as `7.2.13+deb14-amd64`. */
function kernelVersion(image: Buffer): string {
  if (image.toString('latin1', 0x202, 0x206) !== 'HdrS') throw new Error('the kernel is not a bzImage')
  const start = image.readUInt16LE(0x20e) + 0x200
  const text = image.toString('latin1', start, image.indexOf(0, start))
  return text.split(' ')[0] ?? basename(text)
}
