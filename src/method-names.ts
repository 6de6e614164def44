// The names of the crate's methods in this package.

/** The methods whose name is not the crate's in camelCase, with the reason. */
export const renamed: Readonly<Record<string, readonly [name: string, reason: string]>> = {
  'Kvm.new': ['constructor', 'it is `new Kvm()`'],
  'VmFd.create_vcpu_from_rawfd': ['unsafeCreateVcpuFromRawfd', 'that a vCPU is of this VM cannot be proven'],
  'VmFd.encrypt_op': ['unsafeEncryptOp', 'the kernel follows addresses in what it is given'],
  'VmFd.encrypt_op_sev': ['unsafeEncryptOpSev', 'the kernel follows addresses in what it is given'],
  'VmFd.set_msr_filter_unchecked': ['unsafeSetMsrFilterUnchecked', 'the kernel follows addresses in what it is given'],
}

export function nameOf(type: string, method: string): string {
  const camelCase = method.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return renamed[`${type}.${method}`]?.[0] ?? camelCase
}
