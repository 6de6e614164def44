// File descriptors that a caller hands over. The seam proves the kind of the file; the errors are made here.

import { constants } from 'node:os'
import { check, coded } from '../errors.ts'
import { fs } from '../node-builtins.ts'

const { EBUSY, ENOTTY } = constants.errno

/** Returns the native object that the seam made of a file descriptor, or throws for its answer. */
export function checkAdopted<T>(fd: number, expected: string, result: T | number): T {
  if (result === -EBUSY) {
    const text = `File descriptor ${fd} belongs to a handle of this package already; duplicate it to have a second one`
    throw coded(new Error(text), 'ERR_KVM_FD_OWNED')
  }
  return check(
    'fcntl',
    checkKind(`file descriptor ${fd}`, expected, result, () => fs.readlinkSync(`/proc/self/fd/${fd}`)),
  )
}

/** Turns the seam's ENOTTY into an error that names the expected kind and, where `name` is given, the actual file. */
export function checkKind<T>(file: string, expected: string, result: T, name?: () => string): T {
  if (result !== -ENOTTY) return result
  const text = `${file} is not ${expected}${name === undefined ? '' : `: it is ${name()}`}`
  throw coded(new Error(text), 'ERR_KVM_WRONG_FD')
}
