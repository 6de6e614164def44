// Methods that only some architectures have. Every class has all of its methods on every architecture. A method that the
// machine lacks is replaced when its class is made, so that calls need no check.

import { type Arch, crateMethods } from './abi/methods.ts'
import { coded } from './errors.ts'
import { nameOf } from './method-names.ts'

const NAMES: Readonly<Record<string, Arch>> = { arm64: 'aarch64', riscv64: 'riscv64', x64: 'x86_64' }

/** This machine's architecture, by the kernel's name. */
export const ARCH = NAMES[process.arch] as Arch

/**
 * Makes the methods of a class that this architecture lacks throw `ERR_KVM_UNSUPPORTED_ARCH`. The crate's own list says
 * which those are; `corrections` overrides it, and adds the methods that the crate does not have.
 */
export function refuseUnsupported<T extends object>(
  type: { readonly name: string; readonly prototype: T },
  corrections: { readonly [Method in keyof T]?: readonly Arch[] } = {},
  arch = ARCH,
): void {
  const methods: Record<string, readonly Arch[]> = { ...crateArchitectures(type.name), ...corrections }
  for (const [name, architectures] of Object.entries(methods)) {
    if (architectures.includes(arch) || !(name in type.prototype)) continue
    const refuse = (): never => {
      throw unsupported(`${type.name}.${name}()`, architectures, arch)
    }
    // Without a prototype: Object.prototype may have a `get`, which a descriptor with a value must not have.
    const named = { __proto__: null, value: name } as PropertyDescriptor
    const replaced = { __proto__: null, value: Object.defineProperty(refuse, 'name', named) } as PropertyDescriptor
    Object.defineProperty(type.prototype, name, replaced)
  }
}

/** The architectures that have each method of the crate's class, by the names of this package. */
function crateArchitectures(type: string): Record<string, readonly Arch[]> {
  const methods = Object.entries(crateMethods[type] ?? {})
  return Object.fromEntries(methods.map(([method, architectures]) => [nameOf(type, method), architectures]))
}

function unsupported(method: string, architectures: readonly Arch[], arch: Arch): Error {
  const text = `${method} is there on ${architectures.join(' and ')} only: this is ${arch}`
  return coded(new Error(text), 'ERR_KVM_UNSUPPORTED_ARCH')
}
