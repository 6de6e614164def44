// Files that memory is read or mapped from.

import type { PathLike } from 'node:fs'
import { pathOf } from '../arguments/path.ts'
import { wrongFile } from '../handle/raw-fd.ts'
import { fs } from '../node-builtins.ts'

/** A regular file that is open during a call. */
interface RegularFile {
  readonly fd: number
  /** In bytes. */
  readonly size: number
  /** For messages. */
  readonly name: string
}

/**
 * Calls `use` with a file that is given by its path or its file descriptor. A file that it has opened is closed afterwards.
 *
 * @param access - `O_RDONLY` or `O_RDWR`, for a path
 * @throws {Error} `ERR_KVM_WRONG_FD` when it is no regular file
 */
export function withRegularFile<T>(pathOrFd: PathLike | number, access: number, use: (file: RegularFile) => T): T {
  const path = typeof pathOrFd === 'number' ? undefined : pathOf(pathOrFd, 'pathOrFd', 'string, Buffer, URL or number')
  // Without O_NONBLOCK the open of a FIFO waits for a writer.
  const fd = typeof pathOrFd === 'number' ? pathOrFd : fs.openSync(pathOrFd, access | fs.constants.O_NONBLOCK)
  try {
    const stat = fs.fstatSync(fd)
    const name = path === undefined ? `file descriptor ${fd}` : `'${path.text}'`
    if (!stat.isFile()) throw wrongFile(name, 'a regular file', path?.text)
    return use({ fd, size: stat.size, name })
  } finally {
    if (fd !== pathOrFd) fs.closeSync(fd)
  }
}
