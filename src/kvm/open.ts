// Opening the KVM device.

import { type BindingKvm, binding } from '../addon.ts'
import { argumentType, check } from '../errors.ts'
import { checkKind } from '../handle/raw-fd.ts'

export const DEVICE = '/dev/kvm'

/** Opens the device, and proves that it is KVM's. */
export function openKvm(path: string): BindingKvm {
  const name = pathOf(path)
  return check('open', checkKind(name, 'the KVM device', binding.BindingKvm.newWithPath(name)), openHints(name))
}

/** Opens a file, whatever it is, and returns its file descriptor. */
export function openRawFd(path: string, closeOnExec: boolean): number {
  if (typeof closeOnExec !== 'boolean') throw argumentType('closeOnExec', 'boolean', closeOnExec)
  const name = pathOf(path)
  return check('open', binding.BindingKvm.openWithCloexecAt(name, closeOnExec), openHints(name))
}

function pathOf(path: unknown): string {
  if (typeof path !== 'string') throw argumentType('path', 'string', path)
  if (path.includes('\0')) throw argumentType('path', 'string without null bytes', path)
  return path
}

function openHints(path: string): Record<string, string> {
  return {
    ...(path === DEVICE && {
      ENOENT: `${path}: KVM needs hardware virtualization, and the module kvm_intel or kvm_amd`,
    }),
    EACCES: `"${path}": members of the group kvm may open it: "usermod -aG kvm USER", then log in again`,
    default: `"${path}"`,
  }
}
