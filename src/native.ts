// The only importer of the addon. It is loaded by require, and not by an import, so that a failure can be explained
// without a top-level await, which would forbid require('kvm-ioctls').

import { createRequire } from 'node:module'
import { coded } from './errors.ts'

export type * from '#binding'

/** Those of Node's architectures that the addon is built and tested for. */
const SUPPORTED = ['x64', 'arm64', 'riscv64']

function libc(): string {
  const header = (process.report.getReport() as { header?: { glibcVersionRuntime?: string } }).header
  return header?.glibcVersionRuntime === undefined ? 'no glibc' : `glibc ${header.glibcVersionRuntime}`
}

/** Why a file that is there could not be loaded, among all that the loader has tried. */
function refusal(error: unknown): Error | undefined {
  for (let tried = error; tried instanceof Error; tried = tried.cause) {
    if ('code' in tried && tried.code === 'ERR_DLOPEN_FAILED') return tried
  }
  return undefined
}

function load(): typeof import('#binding') {
  try {
    return createRequire(import.meta.url)('#binding')
  } catch (error) {
    const { platform, arch } = process
    const here = `${platform}-${arch} (${platform === 'linux' ? libc() : 'not Linux'})`
    const supported = platform === 'linux' && SUPPORTED.includes(arch)
    const why = supported ? `The addon for ${here} is not there or does not load` : `There is no addon for ${here}`
    const names = SUPPORTED.map(name => `linux-${name}`).join(', ')
    const text = `${why}. kvm-ioctls runs on ${names} (glibc); in a checkout, "npm run build" builds it`
    const cause = refusal(error)
    throw coded(new Error(text, cause && { cause }), 'ERR_KVM_UNSUPPORTED_PLATFORM')
  }
}

export const binding: typeof import('#binding') = load()
