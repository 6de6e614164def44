// What only some architectures have: every method is there on all of them, and where the machine has nothing to call, it
// throws. It is replaced when its class is made, so that no call has to ask which machine this is.

import { type Arch, crateMethods } from './abi/methods.ts'
import { coded } from './errors.ts'

export type { Arch } from './abi/methods.ts'

const NAMES: Readonly<Record<string, Arch>> = { arm64: 'aarch64', riscv64: 'riscv64', x64: 'x86_64' }

/** The machine's own, as the kernel calls it. */
export const ARCH = NAMES[process.arch] as Arch

/** The crate's methods that have another name here than their own in camelCase, with the reason. */
export const renamed: Readonly<Record<string, readonly [name: string, reason: string]>> = {
  'Kvm.new': ['constructor', 'it is `new Kvm()`'],
  'VmFd.create_vcpu_from_rawfd': ['unsafeCreateVcpuFromRawfd', 'that a vCPU is of this VM cannot be proven'],
  'VmFd.encrypt_op': ['unsafeEncryptOp', 'the kernel follows addresses in what it is given'],
  'VmFd.encrypt_op_sev': ['unsafeEncryptOpSev', 'the kernel follows addresses in what it is given'],
  'VmFd.set_msr_filter_unchecked': ['unsafeSetMsrFilterUnchecked', 'the kernel follows addresses in what it is given'],
}

/** What a method of the crate is called here. */
export function nameOf(type: string, method: string): string {
  const camelCase = method.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return renamed[`${type}.${method}`]?.[0] ?? camelCase
}

/**
 * Has the methods of a class that this architecture lacks throw `ERR_KVM_UNSUPPORTED_ARCH`: those of the crate by its own
 * list, which `past` corrects and completes with what ours have past the crate.
 */
export function refuseElsewhere<T extends object>(
  type: { readonly name: string; readonly prototype: T },
  past: { readonly [Method in keyof T]?: readonly Arch[] } = {},
  arch = ARCH,
): void {
  const methods: Record<string, readonly Arch[]> = { ...crateArchitectures(type.name), ...past }
  for (const [name, architectures] of Object.entries(methods)) {
    if (architectures.includes(arch) || !(name in type.prototype)) continue
    const refuse = (): never => {
      throw unsupported(`${type.name}.${name}()`, architectures, arch)
    }
    Object.defineProperty(type.prototype, name, { value: Object.defineProperty(refuse, 'name', { value: name }) })
  }
}

/** The architectures that have each method of the crate's class, by our names. */
function crateArchitectures(type: string): Record<string, readonly Arch[]> {
  const methods = Object.entries(crateMethods[type] ?? {})
  return Object.fromEntries(methods.map(([method, architectures]) => [nameOf(type, method), architectures]))
}

function unsupported(method: string, architectures: readonly Arch[], arch: Arch): Error {
  const text = `${method} is there on ${architectures.join(' and ')} only: this is ${arch}`
  return coded(new Error(text), 'ERR_KVM_UNSUPPORTED_ARCH')
}
