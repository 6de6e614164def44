// The toolchain for other platforms, on an x86_64 machine: Debian's Rust (unless rustup has the target), clang and lld as the
// linker, and the C library of each target. docs/internals/cross-compiling.md
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, glob, lstat, mkdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { cacheDir, cached } from '../download/cache.ts'
import { type Apt, unpackDebian } from '../download/debian.ts'
import { root } from '../run.ts'
import { glibcNumber, hideSymbols } from './elf.ts'

export interface CrossTarget {
  /** The architecture by the names of Node, Debian and GNU. */
  node: string
  debian: string
  gnu: string
  /** The release of Debian whose C library the linker uses. */
  suite: string
  /** The newest glibc version that a program may need. musl has no versions. */
  glibc?: string
}

/** The targets by Rust's names. */
export const crossTargets: Readonly<Record<string, CrossTarget>> = {
  // Node's own builds need the same. Programs linked against the glibc of Debian 12 need 2.34, where the thread functions moved
  // to another library.
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
  // musl 1.2.2 of 2021. The stack unwinder of this release needs nothing that musl lacks.
  'x86_64-unknown-linux-musl': { node: 'x64', debian: 'amd64', gnu: 'x86_64-linux-gnu', suite: 'bullseye' },
  'aarch64-unknown-linux-musl': { node: 'arm64', debian: 'arm64', gnu: 'aarch64-linux-gnu', suite: 'bullseye' },
}

/** The file name of the addon for a target. */
export function addonName(target: string): string {
  const { node, glibc } = crossTargets[target] as CrossTarget
  return `kvm-ioctls.linux-${node}-${glibc === undefined ? 'musl' : 'gnu'}.node`
}

/** The release of Debian for the tools: testing, which has the same version for all architectures. */
const toolSuite = 'forky'
const toolsName = `cross-${toolSuite}`
const sourceName = `rust-src-${toolSuite}`

/** The environment in which cargo builds for `target`. */
export async function cargoEnvironment(target: string): Promise<NodeJS.ProcessEnv> {
  if (crossTargets[target] === undefined) {
    throw new Error(`${target} is none of ${Object.keys(crossTargets).join(', ')}`)
  }
  const variable = `CARGO_TARGET_${target.toUpperCase().replaceAll('-', '_')}_LINKER`
  return {
    [variable]: process.env[variable] || (await linker(target)),
    RUSTFLAGS: rustFlags(target),
    ...(!hasTarget(target) && (await debianRust(target))),
  }
}

/** Debian's Rust. It has no library for musl, so cargo compiles it, which a stable rustc allows with RUSTC_BOOTSTRAP. */
async function debianRust(target: string): Promise<NodeJS.ProcessEnv> {
  if (crossTargets[target]?.glibc !== undefined) return { RUSTC: join(await tools(), 'rustc') }
  return {
    RUSTC: join(await librarySource(), 'rustc'),
    RUSTC_BOOTSTRAP: '1',
    CARGO_UNSTABLE_BUILD_STD: 'std,panic_unwind',
  }
}

/** Replaces the paths of this machine, so that the result is the same on every machine. */
function rustFlags(target: string): string {
  const home = process.env.CARGO_HOME || join(homedir(), '.cargo')
  const prefixes = {
    [join(home, 'registry/src')]: '/cargo',
    [root]: '/kvm-ioctls',
    [join(cacheDir(), sourceName)]: '/rust',
  }
  return [
    ...(process.env.RUSTFLAGS ? [process.env.RUSTFLAGS] : []),
    ...Object.entries(prefixes).map(([path, name]) => `--remap-path-prefix=${path}=${name}`),
    ...(crossTargets[target]?.glibc === undefined ? ['-C target-feature=-crt-static'] : []),
  ].join(' ')
}

/** Whether the installed Rust can compile for `target`. */
function hasTarget(target: string): boolean {
  const rustc = process.env.RUSTC || 'rustc'
  const sysroot = execFileSync(rustc, ['--print', 'sysroot'], { encoding: 'utf8' }).trim()
  return existsSync(join(sysroot, 'lib/rustlib', target, 'lib'))
}

/** A folder with `rustc`, `clang` and `ld.lld`. */
async function tools(): Promise<string> {
  if (process.arch !== 'x64') throw new Error(`there is no toolchain for ${process.arch}, only for x64`)
  const standards = Object.entries(crossTargets).filter(
    ([, { debian, glibc }]) => debian !== 'amd64' && glibc !== undefined,
  )
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
    await program(into, 'rustc', '.', 'usr/bin/rustc', '--sysroot "$here/usr"')
    await program(into, 'clang', '.', `${llvmDir}/bin/clang`)
    await program(into, 'ld.lld', '.', `${llvmDir}/bin/lld`)
  })
}

/** A folder with a `rustc` that finds the source of Rust's library, which cargo compiles. */
async function librarySource(): Promise<string> {
  const rustc = join(await tools(), 'rustc')
  return cached(sourceName, async into => {
    await unpackDebian(
      { title: "the source of Rust's library", suite: toolSuite, arch: 'amd64', names: ['rust-src'] },
      join(into, 'all'),
    )
    const [, version] = execFileSync(rustc, ['--version'], { encoding: 'utf8' }).split(' ')
    const source = join(into, 'all/usr/src', `rustc-${version}`, 'library')
    if (!existsSync(source)) throw new Error(`it is not of the version of ${toolsName}, ${version}: remove that folder`)
    const rustlib = join(into, 'lib/rustlib')
    await mkdir(join(rustlib, 'src/rust'), { recursive: true })
    await rename(source, join(rustlib, 'src/rust/library'))
    await rm(join(into, 'all'), { recursive: true })
    const host = 'x86_64-unknown-linux-gnu'
    await symlink(`../../../${toolsName}/usr/lib/rustlib/${host}`, join(rustlib, host))
    await program(into, 'rustc', `../${toolsName}`, 'usr/bin/rustc', '--sysroot "$here"')
  })
}

/** Writes a script that runs a program with its own loader and libraries, since this machine's may be older. */
async function program(dir: string, name: string, home: string, path: string, args = ''): Promise<void> {
  const libraries = `"$here/${home}/usr/lib/x86_64-linux-gnu"`
  const loader = `${libraries}/ld-linux-x86-64.so.2 --library-path ${libraries} --argv0 ${name}`
  await script(join(dir, name), `exec ${loader} "$here/${home}/${path}" ${args}`)
}

/** Writes a script that runs `line` with its arguments. `$here` is the script's folder, which may move. */
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

/** The version of LLVM that rustc uses. The linker uses the same. */
async function llvm(apt: Apt): Promise<string> {
  const depends = (await apt.field(await rustLibrary(apt), 'Depends')) ?? ''
  const [, version] = /\blibllvm(\d+)/.exec(depends) ?? []
  if (version === undefined) throw new Error(`rustc's library names no libllvm: ${depends}`)
  return version
}

/** Path of the linker for `target`. It is clang, so it takes the arguments of a C compiler. */
async function linker(target: string): Promise<string> {
  await tools()
  const { debian, gnu, suite, glibc } = crossTargets[target] as CrossTarget
  if (glibc === undefined) return muslLinker(target)
  const sysroot = await cached(`sysroot-${debian}-${suite}-${glibc}`, async into => {
    const names = async (apt: Apt) => ['libc6', 'libc6-dev', await gccLibrary(apt), 'libgcc-s1']
    await unpackDebian({ title: `the C library of ${debian}`, suite, arch: debian, names }, into)
    await rm(join(into, 'usr/share'), { recursive: true })
    // Newer releases have everything below /usr, but the linker scripts still name /lib.
    if (!existsSync(join(into, 'lib'))) await symlink('usr/lib', join(into, 'lib'))
    for (const path of await paths(glob(`{lib,lib64,usr/lib}/{,${gnu}/}*.so*`, { cwd: into }))) {
      const file = join(into, path)
      if ((await lstat(file)).isSymbolicLink()) await keepInside(file, into)
      else await hideNewer(file, glibc)
    }
    await clang(into, `--target=${gnu}`)
  })
  return join(sysroot, 'clang')
}

/** The same with musl. The stack unwinder is linked in, since not every system with musl has it as a library. */
async function muslLinker(target: string): Promise<string> {
  const { debian, gnu, suite } = crossTargets[target] as CrossTarget
  const sysroot = await cached(`sysroot-${debian}-${suite}-musl`, async into => {
    const names = async (apt: Apt) => ['musl', 'musl-dev', await gccLibrary(apt)]
    await unpackDebian({ title: `musl for ${debian}`, suite, arch: debian, names }, into)
    await rm(join(into, 'usr/share'), { recursive: true })
    const musl = gnu.replace('gnu', 'musl')
    // clang looks for it here.
    for (const path of await paths(glob(`{lib,usr/lib}/${musl}/*`, { cwd: into })))
      await rename(join(into, path), join(into, 'usr/lib', basename(path)))
    const [gcc = ''] = await paths(glob(`usr/lib/gcc/${gnu}/*`, { cwd: into }))
    await writeFile(join(into, gcc, 'libgcc_s.so'), 'GROUP ( libgcc_eh.a libgcc.a )\n')
    await clang(into, `--target=${musl} --gcc-install-dir="$here/${gcc}"`)
  })
  return join(sysroot, 'clang')
}

async function clang(sysroot: string, target: string): Promise<void> {
  const linking = `${target} --sysroot="$here" --ld-path="$here/../${toolsName}/ld.lld"`
  await script(join(sysroot, 'clang'), `exec "$here/../${toolsName}/clang" ${linking}`)
}

/** The package with gcc's own library, such as `libgcc-10-dev`. */
async function gccLibrary(apt: Apt): Promise<string> {
  const [gcc] = /\bgcc-\d+/.exec((await apt.field('gcc', 'Depends')) ?? '') ?? []
  if (gcc === undefined) throw new Error('the package gcc names no gcc of a version')
  return `lib${gcc}-dev`
}

/** Makes an absolute link relative to `root`, the root folder of the target. */
async function keepInside(link: string, root: string): Promise<void> {
  const target = await readlink(link)
  if (!target.startsWith('/')) return
  await rm(link)
  await symlink(relative(dirname(link), join(root, target)), link)
}

/**
 * Hides a library's symbols of newer glibc versions, so that a program which needs one cannot be linked. Rust's library has weak
 * references to some of them, which are then linked without a version.
 */
async function hideNewer(path: string, glibc: string): Promise<void> {
  const data = await readFile(path)
  if (data.toString('latin1', 0, 4) !== '\x7fELF') return
  hideSymbols(data, version => glibcNumber(version) > glibcNumber(`GLIBC_${glibc}`))
  await writeFile(path, data)
}
