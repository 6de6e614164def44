// The processor's source of randomness (the extension Zkr), which KVM leaves to the machine: the register `seed`, of which
// each read gives 16 bits. RISC-V Cryptography Extensions, "The seed CSR".

import { randomInt } from 'node:crypto'
import type { VcpuExit } from 'kvm-ioctls'

const SEED = 0x015n
/** Bits 31 and 30: the lower 16 are random. */
const ES16 = 0b10n << 30n

/** Answers a read of the register. False when the exit is something else. */
export function handleSeed(exit: VcpuExit): boolean {
  if (exit.type !== 'RiscvCsr' || exit.csrNum !== SEED) return false
  exit.retValue = ES16 | BigInt(randomInt(1 << 16))
  return true
}
