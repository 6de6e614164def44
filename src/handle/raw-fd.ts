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
  if (result === -ENOTTY) {
    throw wrongFile(`file descriptor ${fd}`, `${expected}: it is ${fs.readlinkSync(`/proc/self/fd/${fd}`)}`)
  }
  return check('fcntl', result)
}

/** The error for a file of another kind than `expected`. `path` is given where the file has one. */
export function wrongFile(file: string, expected: string, path?: string): Error {
  const error = coded(new Error(`${file} is not ${expected}`), 'ERR_KVM_WRONG_FD')
  return path === undefined ? error : Object.assign(error, { path })
}
