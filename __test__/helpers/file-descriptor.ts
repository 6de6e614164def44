// What Node has no call for, but a program written in another language may do with its file descriptors.
import { readFileSync } from 'node:fs'
import koffi from 'koffi'

const libc = koffi.load('libc.so.6')

/** dup(2): a second file descriptor of the same open file. */
export const duplicate = libc.func('int dup(int)') as (fd: number) => number

const O_CLOEXEC = 0o2000000

/** Whether the file descriptor is closed when a program is executed. */
export function closesOnExec(fd: number): boolean {
  const [, flags = ''] = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? []
  return (Number.parseInt(flags, 8) & O_CLOEXEC) !== 0
}
