// Compiling Rust for other architectures, from an x86_64 machine that has nothing installed for that: Debian's Rust
// (unless rustup has the target), clang and lld as the linker, and of each target the C library. docs/cross.md.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, glob, lstat, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { cached } from './cache.ts'
import { type Apt, unpackDebian } from './debian.ts'
import { glibcNumber, hideSymbols } from './elf.ts'

export interface CrossTarget {
  /** The architecture in Node's word, and in Debian's and GNU's. */
  node: string
  debian: string
  gnu: string
  /** The release of Debian whose C library is linked against. */
  suite: string
  /** The newest version of glibc that a program may need. */
  glibc: string
}

/** Rust's name for each target, and what belongs to it. */
export const crossTargets: Readonly<Record<string, CrossTarget>> = {
  // What Node's own builds for these need. The next release of Debian has 2.36, where a thread's functions have moved
  // to another library, so that what is linked against it needs 2.34.
  'x86_64-unknown-linux-gnu': {
    node: 'x64',
    debian: 'amd64',
    gnu: 'x86_64-linux-gnu',
    suite: 'bullseye',
    glibc: '2.28',
  },
  'aarch64-unknown-linux-gnu': {
    node: 'arm64',
    debian: 'arm64',
    gnu: 'aarch64-linux-gnu',
    suite: 'bullseye',
    glibc: '2.28',
  },
  // Debian 13 (2.41) is the first with riscv64; Ubuntu 22.04 (2.35) has it too.
  'riscv64gc-unknown-linux-gnu': {
    node: 'riscv64',
    debian: 'riscv64',
    gnu: 'riscv64-linux-gnu',
    suite: 'forky',
    glibc: '2.34',
  },
}

/** The release of Debian that the tools come from: testing, where all architectures have the same version. */
const toolSuite = 'forky'
const toolsName = `cross-${toolSuite}`

/** The environment in which cargo builds for `target`. */
export async function cargoEnvironment(target: string): Promise<NodeJS.ProcessEnv> {
  if (crossTargets[target] === undefined) {
    throw new Error(`${target} is none of ${Object.keys(crossTargets).join(', ')}`)
  }
  const variable = `CARGO_TARGET_${target.toUpperCase().replaceAll('-', '_')}_LINKER`
  return {
    [variable]: process.env[variable] || (await linker(target)),
    ...(!hasTarget(target) && { RUSTC: join(await tools(), 'rustc') }),
  }
}

/** Whether the machine's own Rust can compile for `target`. */
function hasTarget(target: string): boolean {
  const rustc = process.env.RUSTC || 'rustc'
  const sysroot = execFileSync(rustc, ['--print', 'sysroot'], { encoding: 'utf8' }).trim()
  return existsSync(join(sysroot, 'lib/rustlib', target, 'lib'))
}

/** A folder with the programs `rustc`, `clang` and `ld.lld`, for this machine. */
async function tools(): Promise<string> {
  if (process.arch !== 'x64') throw new Error(`there is no toolchain for ${process.arch}, only for x64`)
  const standards = Object.entries(crossTargets).filter(([, { debian }]) => debian !== 'amd64')
  return cached(toolsName, async into => {
    let version: string | undefined
    await unpackDebian(
      {
        title: 'rustc, clang and lld',
        suite: toolSuite,
        arch: 'amd64',
        names: async apt => {
          version = await apt.field('libstd-rust-dev', 'Version')
          return ['rustc', 'libstd-rust-dev', `clang-${await llvm(apt)}`]
        },
        closure: async apt => [await rustLibrary(apt), `lld-${await llvm(apt)}`, `libclang-cpp${await llvm(apt)}`],
      },
      into,
    )
    for (const [target, { debian }] of standards) {
      const names = async (apt: Apt) => {
        const theirs = await apt.field('libstd-rust-dev', 'Version')
        if (theirs === version) return ['libstd-rust-dev']
        throw new Error(`its Rust is ${theirs} for ${debian} and ${version} for amd64; try again in a day`)
      }
      const all = join(into, 'std')
      await unpackDebian({ title: `Rust's library for ${debian}`, suite: toolSuite, arch: debian, names }, all)
      await rename(join(all, 'usr/lib/rustlib', target), join(into, 'usr/lib/rustlib', target))
      await rm(all, { recursive: true })
    }
    for (const unused of ['etc', 'usr/include', 'usr/share']) {
      await rm(join(into, unused), { recursive: true, force: true })
    }
    const [llvmDir] = await paths(glob('usr/lib/llvm-*', { cwd: into }))
    await program(into, 'rustc', 'usr/bin/rustc', '--sysroot "$here/usr"')
    await program(into, 'clang', `${llvmDir}/bin/clang`)
    await program(into, 'ld.lld', `${llvmDir}/bin/lld`)
  })
}

/** A script that runs a program by the loader and libraries it was built for: this machine's may be older. */
async function program(dir: string, name: string, path: string, args = ''): Promise<void> {
  const libraries = '"$here/usr/lib/x86_64-linux-gnu"'
  const loader = `${libraries}/ld-linux-x86-64.so.2 --library-path ${libraries} --argv0 ${name}`
  await script(join(dir, name), `exec ${loader} "$here/${path}" ${args}`)
}

/** A script that ends by running what it is a name for; `$here` is its own folder, wherever that is moved. */
async function script(path: string, line: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\nhere=\${0%/*}\n${line} "$@"\n`)
  await chmod(path, 0o755)
}

async function paths(found: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const path of found) all.push(path)
  return all.sort()
}

/** The package with rustc's own library, such as `libstd-rust-1.97`. */
async function rustLibrary(apt: Apt): Promise<string> {
  const depends = (await apt.field('libstd-rust-dev', 'Depends')) ?? ''
  const [name] = /libstd-rust-[\d.]+/.exec(depends) ?? []
  if (name === undefined) throw new Error(`libstd-rust-dev names no libstd-rust: ${depends}`)
  return name
}

/** The version of LLVM that rustc uses, and so will the linker. */
async function llvm(apt: Apt): Promise<string> {
  const depends = (await apt.field(await rustLibrary(apt), 'Depends')) ?? ''
  const [, version] = /\blibllvm(\d+)/.exec(depends) ?? []
  if (version === undefined) throw new Error(`rustc's library names no libllvm: ${depends}`)
  return version
}

/** Path of the program that links for `target`: clang, so it takes the arguments of a C compiler. */
async function linker(target: string): Promise<string> {
  await tools()
  const { debian, gnu, suite, glibc } = crossTargets[target] as CrossTarget
  const sysroot = await cached(`sysroot-${debian}-${suite}-${glibc}`, async into => {
    const names = async (apt: Apt) => {
      const [gcc] = /\bgcc-\d+/.exec((await apt.field('gcc', 'Depends')) ?? '') ?? []
      if (gcc === undefined) throw new Error('the package gcc names no gcc of a version')
      return ['libc6', 'libc6-dev', `lib${gcc}-dev`, 'libgcc-s1']
    }
    await unpackDebian({ title: `the C library of ${debian}`, suite, arch: debian, names }, into)
    await rm(join(into, 'usr/share'), { recursive: true })
    // Newer releases have everything below /usr; the linker's scripts say /lib all the same.
    if (!existsSync(join(into, 'lib'))) await symlink('usr/lib', join(into, 'lib'))
    for (const path of await paths(glob(`{lib,lib64,usr/lib}/{,${gnu}/}*.so*`, { cwd: into }))) {
      const file = join(into, path)
      if ((await lstat(file)).isSymbolicLink()) await keepInside(file, into)
      else await hideNewer(file, glibc)
    }
    const linking = `--target=${gnu} --sysroot="$here" --ld-path="$here/../${toolsName}/ld.lld"`
    await script(join(into, 'clang'), `exec "$here/../${toolsName}/clang" ${linking}`)
  })
  return join(sysroot, 'clang')
}

/** Debian's links lead to paths of the target's root folder, which is `root` here. */
async function keepInside(link: string, root: string): Promise<void> {
  const target = await readlink(link)
  if (!target.startsWith('/')) return
  await rm(link)
  await symlink(relative(dirname(link), join(root, target)), link)
}

/**
 * Makes a library's symbols of newer versions of glibc unknown to the linker. What needs one is not linked; and Rust's
 * library, which asks for some of them in a way that they may be missing, does so without their versions.
 */
async function hideNewer(path: string, glibc: string): Promise<void> {
  const data = await readFile(path)
  if (data.toString('latin1', 0, 4) !== '\x7fELF') return
  hideSymbols(data, version => glibcNumber(version) > glibcNumber(`GLIBC_${glibc}`))
  await writeFile(path, data)
}
