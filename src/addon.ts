// The only importer of the addon. It is loaded by require, and not by an import, so that a failure can be explained
// without a top-level await, which would forbid require('kvm-ioctls').

import { coded } from './errors.ts'
import { require } from './node-builtins.ts'

export type * from '#binding'

/** The C libraries of the addons, by Node's name of the architecture. */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  x64: ['gnu', 'musl'],
  arm64: ['gnu', 'musl'],
  riscv64: ['gnu'],
}
const PLATFORMS = 'linux-x64 and linux-arm64 (glibc or musl), and linux-riscv64 (glibc)'
const NODE = [20, 4] as const

/** `gnu` or `musl`; undefined where the runtime does not tell, such as Deno without --allow-sys. */
function libc(): string | undefined {
  try {
    const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
    if (header === undefined) return undefined
    return header.glibcVersionRuntime === undefined ? 'musl' : 'gnu'
  } catch {
    return undefined
  }
}

/** Why an addon that is there could not be loaded. The loader has tried several files, and chains their errors as causes. */
function refusal(error: unknown): Error | undefined {
  for (let tried = error; tried instanceof Error; tried = tried.cause) {
    if (!/^Cannot find (native binding|module|package)/.test(tried.message)) return tried
  }
  return undefined
}

function isTooOld(): boolean {
  const [major = 0, minor = 0] = (process.versions.node ?? '').split('.').map(Number)
  return major < NODE[0] || (major === NODE[0] && minor < NODE[1])
}

function unsupported(text: string): Error {
  return coded(new Error(text), 'ERR_KVM_UNSUPPORTED_PLATFORM')
}

function notLoaded(text: string, cause?: Error): Error {
  return coded(new Error(text, cause && { cause }), 'ERR_KVM_ADDON_NOT_LOADED')
}

/** What to do about an addon that was not loaded. */
function loadError(error: unknown): Error {
  const { platform, arch } = process
  const c = libc()
  const supported = platform === 'linux' ? SUPPORTED[arch] : undefined
  if (supported === undefined || (c !== undefined && !supported.includes(c))) {
    const here = platform === 'linux' && c === 'musl' ? `${platform}-${arch} with musl` : `${platform}-${arch}`
    return unsupported(`There is no addon for ${here}: kvm-ioctls runs on ${PLATFORMS}`)
  }
  const cause = refusal(error)
  const reason = cause?.message.replace(/\.$/, '')
  const path = process.env.NAPI_RS_NATIVE_LIBRARY_PATH
  if (path) {
    const why = reason ?? 'there is no such file'
    return notLoaded(`NAPI_RS_NATIVE_LIBRARY_PATH is '${path}', which is no addon to load: ${why}`, cause)
  }
  // The loader keeps the texts of errors, and not their codes: this is ERR_DLOPEN_DISABLED.
  if (reason?.includes('loading addons is disabled')) {
    const permission = (process as { permission?: unknown }).permission !== undefined
    const flag = permission ? 'with --permission, add --allow-addons' : 'with --no-addons, leave that out'
    return notLoaded(`Node was started without addons, and kvm-ioctls is one: ${flag}`, cause)
  }
  const name = `kvm-ioctls-linux-${arch}-${c ?? supported.join(' or -')}`
  if (reason !== undefined) return notLoaded(`The addon ${name} does not load: ${reason}`, cause)
  return notLoaded(
    `The addon ${name} is not installed. It is an optional dependency: "npm install --omit=optional" leaves it out, and so ` +
      'does an install on another platform. A bundler has to treat kvm-ioctls as external. In a checkout, "npm run build" ' +
      'builds it',
  )
}

function load(): typeof import('#binding') {
  if (isTooOld())
    throw unsupported(`kvm-ioctls needs Node ${NODE.join('.')} or later. This is Node ${process.versions.node}`)
  try {
    // From src/ and from dist/ it is the same path; that of the package's own imports takes a millisecond to look up.
    const addon = require('../binding/index.cjs')
    // NAPI_RS_NATIVE_LIBRARY_PATH can lead to any module.
    if (addon.BindingKvm === undefined) throw new Error('it exports something else')
    return addon
  } catch (error) {
    throw loadError(error)
  }
}

/**
 * Functions of the module, in place of methods: a call costs a quarter of a method call of napi-rs. The first argument
 * is the id of a native object, from its `id()` or `runner()` (crates/kvm-napi/src/call/function_registry.rs).
 */
interface CallsById {
  checkExtensionRaw(kvm: number, extension: number): number
  resetDirtyRings(vm: number): number
  run(vcpu: number): number
  getRegs(vcpu: number, into: Uint8Array): number
  setRegs(vcpu: number, regs: Uint8Array): number
  getSregs(vcpu: number, into: Uint8Array): number
  setSregs(vcpu: number, sregs: Uint8Array): number
  harvestDirtyRing(vcpu: number, into: Uint32Array): number
  runAsync(runner: number, id: number): number
  abort(runner: number): number
  endAsync(runner: number): number
  setRef(callback: number, ref: 0 | 1): number
}

export const binding: typeof import('#binding') = load()

// On the addon's own object, which has too many properties, the engine does not compile direct calls.
const { checkExtensionRaw, resetDirtyRings, run, getRegs, setRegs } = binding as unknown as CallsById
const { getSregs, setSregs, harvestDirtyRing, runAsync, abort, endAsync, setRef } = binding as unknown as CallsById
export const callsById: CallsById = {
  ...{ checkExtensionRaw, resetDirtyRings, run, getRegs, setRegs },
  ...{ getSregs, setSregs, harvestDirtyRing, runAsync, abort, endAsync, setRef },
}
