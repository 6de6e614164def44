// What the machine's architecture lacks.
import test from 'ava'
import { DeviceFd, Kvm, VcpuFd, VmFd } from 'kvm-ioctls'
import type { Arch } from '../src/abi/methods.ts'
import { crateMethods } from '../src/abi/methods.ts'
import { nameOf } from '../src/method-names.ts'
import { refuseUnsupported } from '../src/unsupported-arch.ts'

const classes = { Kvm, VmFd, VcpuFd, DeviceFd }
const here = { x64: 'x86_64', arm64: 'aarch64', riscv64: 'riscv64' }[process.arch as 'x64'] as Arch

for (const [type, methods] of Object.entries(crateMethods)) {
  test(`what ${here} lacks of ${type} throws ERR_KVM_UNSUPPORTED_ARCH, with the architectures that have it`, t => {
    const prototype = classes[type as 'Kvm'].prototype as unknown as Record<string, () => unknown>
    for (const [method, architectures] of Object.entries(methods)) {
      const name = nameOf(type, method)
      const ours = prototype[name]
      if (architectures.includes(here) || ours === undefined || pastTheCrate.includes(`${type}.${name}`)) continue
      t.throws(() => ours.call(undefined), {
        instanceOf: Error,
        code: 'ERR_KVM_UNSUPPORTED_ARCH',
        message: `${type}.${name}() is there on ${architectures.join(' and ')} only: this is ${here}`,
      })
      t.is(ours.name, name)
    }
    t.pass()
  })
}

/** What the crate has not on this architecture, but we have. */
const pastTheCrate = ['VcpuFd.setDeviceAttr', 'VcpuFd.hasDeviceAttr', 'VcpuFd.getRegList']

test('a method stays what it is on an architecture that has it', t => {
  const make = () => {
    class VcpuFd {
      vcpuInit() {
        return 'init'
      }
      nmi() {
        return 'nmi'
      }
      getSregs2() {
        return 'sregs2'
      }
    }
    return VcpuFd
  }
  const answers = (arch: Arch) => {
    const VcpuFd = make()
    refuseUnsupported(VcpuFd, { getSregs2: ['x86_64'] }, arch)
    const vcpu = new VcpuFd()
    return (['vcpuInit', 'nmi', 'getSregs2'] as const).map(name => {
      try {
        return vcpu[name]()
      } catch (error) {
        return (error as { code: string }).code
      }
    })
  }
  const refused = 'ERR_KVM_UNSUPPORTED_ARCH'
  t.deepEqual(answers('x86_64'), [refused, 'nmi', 'sregs2'])
  t.deepEqual(answers('aarch64'), ['init', refused, refused])
  t.deepEqual(answers('riscv64'), [refused, refused, refused])
})
