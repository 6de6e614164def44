// Memory encryption. Few machines have it: without it there are the errors of the kernel, and what comes before them.
import { closeSync, openSync } from 'node:fs'
import { KVM_SEV_INIT, KVM_SEV_LAUNCH_START, Kvm, KvmError, KvmSevCmd, KvmSevLaunchStart, type VmFd } from 'kvm-ioctls'
import { kvmTest } from './helpers/kvm-test.ts'

const NONE = {
  instanceOf: KvmError,
  code: 'ENOTTY',
  message: /KVM_MEMORY_ENCRYPT_OP \(no memory encryption here/,
} as const

function withVm(use: (vm: VmFd) => void): void {
  const vm = new Kvm().createVm()
  try {
    use(vm)
  } finally {
    vm.close()
  }
}

/** The file descriptor of the firmware, or null where there is none. */
function openSev(): number | null {
  try {
    return openSync('/dev/sev', 'r+')
  } catch {
    return null
  }
}

kvmTest('unsafeEncryptOpSev(): a SEV guest is started, or ENOTTY says that the machine has no SEV', t => {
  const sevFd = openSev()
  withVm(vm => {
    const init = KvmSevCmd.from({ id: KVM_SEV_INIT })
    const start = KvmSevCmd.from({ id: KVM_SEV_LAUNCH_START, sevFd: sevFd ?? 0 })
    const data = new KvmSevLaunchStart()
    if (sevFd === null) {
      t.throws(() => vm.unsafeEncryptOpSev(init), NONE)
      t.throws(() => vm.unsafeEncryptOpSev(start, data), NONE)
    } else {
      vm.unsafeEncryptOpSev(init)
      t.throws(() => vm.unsafeEncryptOpSev(start, data.bytes.subarray(1)), { instanceOf: KvmError, code: 'EFAULT' })
      vm.unsafeEncryptOpSev(start, data)
      t.not(data.handle, 0)
    }
    // No address of ours is left in it.
    t.is(start.data, 0n)
  })
  if (sevFd !== null) closeSync(sevFd)
})

kvmTest('unsafeEncryptOp() hands the kernel the bytes', t => {
  withVm(vm => {
    const sevFd = openSev()
    const init = KvmSevCmd.from({ id: KVM_SEV_INIT })
    if (sevFd === null) {
      for (const op of [init, init.bytes, new Uint8Array(0), new Uint8Array(1 << 20)]) {
        t.throws(() => vm.unsafeEncryptOp(op), NONE)
      }
    } else {
      t.throws(() => vm.unsafeEncryptOp(init.bytes.subarray(1)), { instanceOf: KvmError, code: 'EFAULT' })
      vm.unsafeEncryptOp(init)
      closeSync(sevFd)
    }
  })
})

kvmTest('bad arguments of unsafeEncryptOp() and unsafeEncryptOpSev() are errors that name them', t =>
  withVm(vm => {
    const pointing = KvmSevCmd.from({ id: KVM_SEV_INIT, data: 8 })
    t.throws(() => vm.unsafeEncryptOpSev(pointing), { instanceOf: RangeError, message: /"op\.data".*0: the data is/ })
    t.throws(() => vm.unsafeEncryptOpSev({} as never), { instanceOf: TypeError, message: /"op".*KvmSevCmd/ })
    for (const bytes of [null, 5, [1], new ArrayBuffer(24)]) {
      t.throws(() => vm.unsafeEncryptOpSev(new KvmSevCmd(), bytes as never), {
        message: /"data".*Uint8Array or struct/,
      })
      t.throws(() => vm.unsafeEncryptOp(bytes as never), { message: /"op".*Uint8Array or struct/ })
    }
  }),
)
