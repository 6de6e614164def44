// What the processor can do, asked of KVM, which has a register for each extension of the instruction set.

import { KVM_RISCV_ISA_EXT_MAX, RISCV_CONFIG_REG, RISCV_ISA_EXT_REG, type VcpuFd } from 'kvm-ioctls'
import * as riscv64 from 'kvm-ioctls/riscv64'
import type { Node } from '../boot/fdt.ts'

const PREFIX = 'KVM_RISCV_ISA_EXT_'

/** The names of the extensions are those of the constants; the last of these is no extension. */
const extensions = Object.entries(riscv64).filter(
  ([name, value]) => name.startsWith(PREFIX) && value !== KVM_RISCV_ISA_EXT_MAX,
)

/** The modes of paging by their numbers in the register satp. */
const PAGING: Readonly<Record<string, string>> = { 8: 'riscv,sv39', 9: 'riscv,sv48', 10: 'riscv,sv57' }

/** Properties of the processor's node: Linux's Documentation/devicetree/bindings/riscv/cpus.yaml and extensions.yaml. */
export function isaProperties(vcpu: VcpuFd): Node {
  const has = new Set(vcpu.getRegList().reg)
  const config = (name: Parameters<typeof RISCV_CONFIG_REG>[0]) => Number(vcpu.getOneReg(RISCV_CONFIG_REG(name)))
  const names = extensions
    .filter(([, number]) => {
      const id = RISCV_ISA_EXT_REG(number as number)
      return has.has(id) && vcpu.getOneReg(id) === 1n
    })
    .map(([name]) => name.slice(PREFIX.length).toLowerCase())
  const paging = PAGING[config('satpMode')]
  return {
    'riscv,isa-base': 'rv64i',
    'riscv,isa-extensions': names,
    ...(paging !== undefined && { 'mmu-type': paging }),
    ...(names.includes('zicbom') && { 'riscv,cbom-block-size': config('zicbomBlockSize') }),
    ...(names.includes('zicboz') && { 'riscv,cboz-block-size': config('zicbozBlockSize') }),
    ...(names.includes('zicbop') && { 'riscv,cbop-block-size': config('zicbopBlockSize') }),
  }
}
