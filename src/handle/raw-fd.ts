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
  throw wrongFile(file, `${expected}${name === undefined ? '' : `: it is ${name()}`}`)
}

/** A file in messages. */
export function fileName(fd: number, path: string | undefined): string {
  return path === undefined ? `file descriptor ${fd}` : `'${path}'`
}

/** The error for a file of another kind than `expected`. `path` is given where the file has one. */
export function wrongFile(file: string, expected: string, path?: string): Error {
  const error = coded(new Error(`${file} is not ${expected}`), 'ERR_KVM_WRONG_FD')
  return path === undefined ? error : Object.assign(error, { path })
}
