import { Kvm, type VcpuFd, type VmFd } from 'kvm-ioctls'

/** Calls `use` with the first vCPU of a new virtual machine, which `prepare` can change before, and closes all of them. */
export function withVcpu(
  use: (vcpu: VcpuFd, kvm: Kvm, vm: VmFd) => void,
  prepare: (vm: VmFd, kvm: Kvm) => void = () => {},
): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  prepare(vm, kvm)
  const vcpu = vm.createVcpu(0)
  try {
    use(vcpu, kvm, vm)
  } finally {
    for (const handle of [vcpu, vm, kvm]) handle.close()
  }
}
