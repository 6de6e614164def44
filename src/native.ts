// The only importer of the addon. It is loaded by require, and not by an import, so that a failure can be explained
// without a top-level await, which would forbid require('kvm-ioctls').

import { createRequire } from 'node:module'
import { coded } from './errors.ts'

export type { BindingKvm, BindingMemory, BindingVcpu, BindingVm } from '#binding'

const SUPPORTED = 'linux-x64 (glibc)'

function libc(): string {
  const header = (process.report.getReport() as { header?: { glibcVersionRuntime?: string } }).header
  return header?.glibcVersionRuntime === undefined ? 'no glibc' : `glibc ${header.glibcVersionRuntime}`
}

function load(): typeof import('#binding') {
  try {
    return createRequire(import.meta.url)('#binding')
  } catch (cause) {
    const here = `${process.platform}-${process.arch} (${process.platform === 'linux' ? libc() : 'not Linux'})`
    const error = new Error(
      `kvm-ioctls has no addon that loads on ${here}. Supported: ${SUPPORTED}. ` +
        'In a checkout, "npm run build" builds it.',
      { cause },
    )
    throw coded(error, 'ERR_KVM_UNSUPPORTED_PLATFORM')
  }
}

export const binding: typeof import('#binding') = load()
