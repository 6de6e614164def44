// What Node has no call for, but a program written in another language may do with its file descriptors.
import { readFileSync, readlinkSync } from 'node:fs'
import koffi from 'koffi'

const libc = koffi.load('libc.so.6')

/** dup(2): a second file descriptor of the same open file. */
export const duplicate = libc.func('int dup(int)') as (fd: number) => number

/** eventfd(2). */
export const eventfd = libc.func('int eventfd(unsigned int, int)') as (initial: number, flags: number) => number

/** memfd_create(2). */
export const memfdCreate = libc.func('int memfd_create(const char *, unsigned int)') as (
  name: string,
  flags: number,
) => number

const F_ADD_SEALS = 1033
const fcntl = libc.func('int fcntl(int, int, ...)')

/** Seals a memfd; -1 where that is refused. */
export const addSeals = (fd: number, seals: number): number => fcntl(fd, F_ADD_SEALS, 'int', seals)

const O_CLOEXEC = 0o2000000
const O_NONBLOCK = 0o4000

function flagsOf(fd: number): number {
  const [, flags = ''] = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? []
  return Number.parseInt(flags, 8)
}

/** Whether the file descriptor is closed when a program is executed. */
export function closesOnExec(fd: number): boolean {
  return (flagsOf(fd) & O_CLOEXEC) !== 0
}

/** Whether reading and writing can wait. */
export function blocks(fd: number): boolean {
  return (flagsOf(fd) & O_NONBLOCK) === 0
}

/** What is open, by number and name. */
export function openFiles(): string[] {
  const names: string[] = []
  for (let fd = 0; fd < 64; fd++) {
    try {
      names.push(`${fd} ${readlinkSync(`/proc/self/fd/${fd}`)}`)
    } catch {
      // Not open.
    }
  }
  return names
}
