// Finds the architecture that this machine runs on.

import { MachineError } from '../errors.ts'
import type { Architecture } from './architecture.ts'

const architectures: Readonly<Record<string, () => Promise<{ architecture: Architecture }>>> = {
  x64: () => import('../x86_64/architecture.ts'),
  arm64: () => import('../aarch64/architecture.ts'),
  riscv64: () => import('../riscv64/architecture.ts'),
}

/** The architecture of this machine's processor, which is that of its guests. */
export async function ownArchitecture(): Promise<Architecture> {
  const load = architectures[process.arch]
  if (load === undefined) {
    throw new MachineError(`kvm-vmm runs on ${Object.keys(architectures).join(', ')}, not on ${process.arch}`)
  }
  return (await load()).architecture
}
