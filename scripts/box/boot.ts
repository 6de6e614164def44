// The files that QEMU boots: the unpacked kernel, and an initramfs of busybox, the box's modules and its init.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { glob, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompressSync } from 'node:zlib'
import { cached } from '../download/cache.ts'
import { writeInitramfs } from '../linux/initramfs.ts'
import { type Arch, machine } from './machine.ts'
import { boxKernel, busybox } from './programs.ts'

const initScript = new URL('init.sh', import.meta.url)

export async function bootFiles(arch: Arch): Promise<{ kernel: string; initrd: string }> {
  const { kernel, modules } = await boxKernel(arch)
  const shell = await busybox(arch)
  const tools = await busybox()
  const init = await readFile(initScript)
  const unpacked = await cached(`vmlinux-${await fingerprint(kernel)}`, async into => {
    await writeFile(join(into, 'vmlinux'), await unpackKernel(kernel))
  })
  const initramfs = await cached(`initramfs-${await fingerprint(kernel, shell, init)}`, async into => {
    const programs = { init, 'bin/busybox': await readFile(shell) }
    const files = {
      ...(await moduleGroup('ports', modules, ['virtio_pci', 'virtio_console'], tools)),
      // init loads these two groups at the same time: they share no module that is not in the first.
      ...(await moduleGroup('kvm', modules, [machine(arch).kvm], tools)),
      ...(await moduleGroup('root', modules, ['9pnet_virtio', '9p', 'overlay'], tools)),
    }
    const folders = ['arch', 'dev', 'host', 'proc', 'root', 'sys', 'writes']
    await writeInitramfs(into, tools, folders, programs, files)
  })
  return { kernel: join(unpacked, 'vmlinux'), initrd: join(initramfs, 'initrd') }
}

/** Files of the initramfs: the modules `names` and their dependencies, and the order to load them in. */
async function moduleGroup(
  group: string,
  dir: string,
  names: string[],
  tools: string,
): Promise<Record<string, Uint8Array>> {
  const loaded = await moduleClosure(dir, names, tools)
  const order = [...loaded.keys()].map(name => `${name}\n`).join('')
  const files = [...loaded].map(([name, data]) => [`modules/${group}/${name}`, data])
  return { [`modules/${group}/order`]: Buffer.from(order), ...Object.fromEntries(files) }
}

/** Differs between two versions of the same files. Files are compared by size and time. */
async function fingerprint(...inputs: (string | Buffer)[]): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs) {
    if (typeof input !== 'string') hash.update(input)
    else {
      const { size, mtimeMs } = await stat(input)
      hash.update(`${input}\0${size}\0${mtimeMs}\0`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Returns the kernel inside a bzImage that is packed with zstd, as Debian's is. QEMU starts it directly, which saves the
 * second that a software CPU takes to unpack it. Any other image is returned as it is and unpacks itself.
 */
async function unpackKernel(path: string): Promise<Buffer> {
  const image = await readFile(path)
  if (image.toString('latin1', 0x202, 0x206) !== 'HdrS') return image
  const setup = ((image[0x1f1] || 4) + 1) * 512
  const start = setup + image.readUInt32LE(0x248)
  const payload = image.subarray(start, start + image.readUInt32LE(0x24c))
  if (payload.readUInt32LE(0) !== 0xfd2fb528) return image
  // The last four bytes are the unpacked size, which is not part of the zstd stream.
  return zstdDecompressSync(payload.subarray(0, -4))
}

/** Unpacked modules and their dependencies in the order to load them. A module without a file is built into the kernel. */
async function moduleClosure(dir: string, names: readonly string[], tools: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, string>()
  for await (const path of glob('kernel/**/*.ko*', { cwd: dir })) {
    files.set(moduleName(basename(path).split('.')[0] ?? ''), join(dir, path))
  }
  if (files.size === 0) throw new Error(`no kernel modules in ${dir}`)
  const loaded = new Map<string, Buffer>()
  const seen = new Set<string>()
  const load = async (name: string): Promise<void> => {
    const path = files.get(moduleName(name))
    if (path === undefined || seen.has(path)) return
    seen.add(path)
    const data = await unpackModule(path, tools)
    for (const needed of dependencies(data)) await load(needed)
    loaded.set(`${basename(path).split('.')[0]}.ko`, data)
  }
  for (const name of names) await load(name)
  return loaded
}

/** `-` and `_` are the same in the name of a module. */
function moduleName(name: string): string {
  return name.replaceAll('-', '_')
}

async function unpackModule(path: string, tools: string): Promise<Buffer> {
  if (path.endsWith('.ko')) return readFile(path)
  if (path.endsWith('.zst')) return zstdDecompressSync(await readFile(path))
  const { stdout } = await promisify(execFile)(tools, [path.endsWith('.xz') ? 'unxz' : 'gunzip', '-c', path], {
    encoding: 'buffer',
    maxBuffer: 1 << 28,
  })
  return stdout
}

/** The section .modinfo of a module names its dependencies. */
function dependencies(module: Buffer): string[] {
  const key = module.indexOf('\0depends=')
  if (key < 0) return []
  const start = key + '\0depends='.length
  return module.toString('latin1', start, module.indexOf(0, start)).split(',').filter(Boolean)
}
