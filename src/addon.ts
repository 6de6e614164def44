// The only importer of the addon. It is loaded by require, and not by an import, so that a failure can be explained
// without a top-level await, which would forbid require('kvm-ioctls').

import { coded } from './errors.ts'
import { require } from './node-builtins.ts'

export type * from '#binding'

/** Those of Node's architectures that the addon is built and tested for. */
const SUPPORTED = ['x64', 'arm64', 'riscv64']
const PLATFORMS = 'linux-x64 and linux-arm64 (glibc or musl), and linux-riscv64 (glibc)'

function libc(): string {
  try {
    const header = (process.report.getReport() as { header?: { glibcVersionRuntime?: string } }).header
    return header?.glibcVersionRuntime === undefined ? 'no glibc' : `glibc ${header.glibcVersionRuntime}`
  } catch {
    // Deno without --allow-sys.
    return 'libc unknown'
  }
}

/** Why a file that is there could not be loaded, among all that the loader has tried: of the errors it keeps the texts. */
function refusal(error: unknown): Error | undefined {
  for (let tried = error; tried instanceof Error; tried = tried.cause) {
    if (!/^Cannot find (native binding|module|package)/.test(tried.message)) return tried
  }
  return undefined
}

function load(): typeof import('#binding') {
  try {
    // From src/ and from dist/ it is the same path; that of the package's own imports takes a millisecond to look up.
    return require('../binding/index.cjs')
  } catch (error) {
    const { platform, arch } = process
    const here = `${platform}-${arch} (${platform === 'linux' ? libc() : 'not Linux'})`
    const supported = platform === 'linux' && SUPPORTED.includes(arch)
    const cause = supported ? refusal(error) : undefined
    const state = cause ? `does not load: ${cause.message}` : 'is not there'
    const why = supported ? `The addon for ${here} ${state}` : `There is no addon for ${here}`
    const installed = supported ? `, and npm installs it as kvm-ioctls-linux-${arch}-gnu or -musl` : ''
    const text = `${why}. kvm-ioctls runs on ${PLATFORMS}; in a checkout, "npm run build" builds it${installed}`
    throw coded(new Error(text, cause && { cause }), 'ERR_KVM_UNSUPPORTED_PLATFORM')
  }
}

/**
 * Functions of the module, in place of methods: a call costs a quarter of a method call of napi-rs. The first argument
 * is the id of a native object, from its `number()` or `runner()` (crates/kvm-napi/src/call/function_registry.rs).
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
