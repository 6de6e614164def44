// Finds the architecture that the machine runs on.

import type { Architecture } from './architecture.ts'
import { MachineError } from './errors.ts'

const architectures: Readonly<Record<string, () => Promise<{ architecture: Architecture }>>> = {
  x64: () => import('./x86_64/architecture.ts'),
  arm64: () => import('./aarch64/architecture.ts'),
  riscv64: () => import('./riscv64/architecture.ts'),
}

/** The architecture of this machine's processor, which is also that of its guests. */
export async function ownArchitecture(): Promise<Architecture> {
  const load = architectures[process.arch]
  if (load === undefined) throw new MachineError(`there is no machine for ${process.arch} here`)
  return (await load()).architecture
}
