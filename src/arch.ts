// What only some architectures have: every method is there on all of them, and says so where it has nothing to call.

import { coded } from './errors.ts'

export type Arch = 'aarch64' | 'riscv64' | 'x86_64'

const NAMES: Readonly<Record<string, Arch>> = { arm64: 'aarch64', riscv64: 'riscv64', x64: 'x86_64' }

/** The machine's own, as the kernel calls it. */
export const ARCH = NAMES[process.arch] as Arch

/** Throws where this is none of the architectures that have the method. */
export function onlyOn(method: string, ...architectures: readonly Arch[]): void {
  if (architectures.includes(ARCH)) return
  const text = `${method} is there on ${architectures.join(' and ')} only: this is ${ARCH}`
  throw coded(new Error(text), 'ERR_KVM_UNSUPPORTED_ARCH')
}
