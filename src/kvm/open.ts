// Opening the KVM device.

import type { PathLike } from 'node:fs'
import { constants } from 'node:os'
import { type BindingKvm, binding } from '../addon.ts'
import { pathOf } from '../arguments/path.ts'
import { argumentType, check } from '../errors.ts'
import { wrongFile } from '../handle/raw-fd.ts'
import { openHints } from './open-hints.ts'

const { ENOTTY } = constants.errno

/** Opens the device, and proves that it is KVM's. */
export function openKvm(path: PathLike): BindingKvm {
  const { bytes, text } = pathOf(path, 'path')
  const answer = binding.BindingKvm.newWithPath(bytes)
  if (answer === -ENOTTY) throw wrongFile(`'${text}'`, 'the KVM device', text)
  return check('open', answer, openHints(text), text)
}

/** Opens a file, whatever it is, and returns its file descriptor. */
export function openRawFd(path: PathLike, closeOnExec: boolean): number {
  if (typeof closeOnExec !== 'boolean') throw argumentType('closeOnExec', 'boolean', closeOnExec)
  const { bytes, text } = pathOf(path, 'path')
  return check('open', binding.BindingKvm.openWithCloexecAt(bytes, closeOnExec), openHints(text), text)
}
