// Whether a file is what it has to be: the seam proves it, and here is what the caller is told.

import { constants } from 'node:os'
import { check, coded } from '../errors.ts'
import { fs } from '../node.ts'

const { EBUSY, ENOTTY } = constants.errno

/** The seam's answer to an fd that the caller wants to hand over. */
export function adopted<T>(fd: number, expected: string, result: T | number): T {
  if (result === -EBUSY) {
    const text = `File descriptor ${fd} belongs to a handle of this package already; duplicate it to have a second one`
    throw coded(new Error(text), 'ERR_KVM_FD_OWNED')
  }
  return check(
    'fcntl',
    proven(`file descriptor ${fd}`, expected, result, () => fs.readlinkSync(`/proc/self/fd/${fd}`)),
  )
}

/** Turns the seam's ENOTTY into an error that says what the file is not, and if possible what it is. */
export function proven<T>(file: string, expected: string, result: T, name?: () => string): T {
  if (result !== -ENOTTY) return result
  const text = `${file} is not ${expected}${name === undefined ? '' : `: it is ${name()}`}`
  throw coded(new Error(text), 'ERR_KVM_WRONG_FD')
}
