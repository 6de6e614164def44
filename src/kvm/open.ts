// Opening the KVM device.

import type { PathLike } from 'node:fs'
import { type BindingKvm, binding } from '../addon.ts'
import { pathOf } from '../arguments/path.ts'
import { argumentType, check } from '../errors.ts'
import { checkKind } from '../handle/raw-fd.ts'

export const DEVICE = '/dev/kvm'

/** Opens the device, and proves that it is KVM's. */
export function openKvm(path: PathLike): BindingKvm {
  const { bytes, text } = pathOf(path, 'path')
  return check('open', checkKind(text, 'the KVM device', binding.BindingKvm.newWithPath(bytes)), openHints(text))
}

/** Opens a file, whatever it is, and returns its file descriptor. */
export function openRawFd(path: PathLike, closeOnExec: boolean): number {
  if (typeof closeOnExec !== 'boolean') throw argumentType('closeOnExec', 'boolean', closeOnExec)
  const { bytes, text } = pathOf(path, 'path')
  return check('open', binding.BindingKvm.openWithCloexecAt(bytes, closeOnExec), openHints(text))
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
