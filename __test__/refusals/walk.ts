// Runs each step of steps.ts with each of its system calls refused in turn, by several errors, and prints what came of it.
// To be started with refuse.c preloaded, whose path is the argument, and with --expose-gc.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { constants } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { inspect } from 'node:util'
import koffi from 'koffi'
import * as addon from 'kvm-ioctls'
import { EventFd, KvmError } from 'kvm-ioctls'
import { Machine, SIZE, steps } from './steps.ts'

const library = koffi.load(process.argv[2] ?? '')
const begin = library.func('int refuse_begin(int, int, int)') as (at: number, errno: number, on: number) => number
const end = library.func('const char *refuse_end()') as () => string

const ERRORS = ['EPERM', 'ENOMEM', 'EINTR', 'EMFILE'] as const

/** Every call by every error; else by one of them in turn, and all memory is looked at in the end. */
const all = process.argv[3] === 'all'

/** A size that V8 has no memory of, so that ours is told from it. */
const KILOBYTES = SIZE / 1024

export interface Report {
  /** How many calls were refused. */
  refused: number
  /** What came of it without an error, by step, call and error. */
  unnoticed: string[]
  /** What must not be. */
  failures: string[]
  /** The calls of each step. */
  calls: Record<string, string>
}

const report: Report = { refused: 0, unnoticed: [], failures: [], calls: {} }

function openFiles(): string {
  const names = readdirSync('/proc/self/fd').map(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  return names
    .filter(name => /kvm|memfd|eventfd|node$/.test(name))
    .sort()
    .join(' ')
}

/** What is mapped of ours: pages of vCPUs, and memory that a fork does not inherit, unlike V8's of no round size. */
function mapped(): string {
  const vcpus = readFileSync('/proc/self/maps', 'utf8').match(/anon_inode:kvm/g)?.length ?? 0
  let memory = 0
  for (const entry of readFileSync('/proc/self/smaps', 'utf8').split(/^(?=[0-9a-f]+-)/m)) {
    const size = Number(/^Size:\s+(\d+)/m.exec(entry)?.[1])
    if (/^VmFlags:.* dc/m.test(entry) && size % KILOBYTES === 0 && size % 64 !== 0) memory += size
  }
  return `${vcpus} pages of vCPUs, ${memory} kB`
}

async function collected(): Promise<string> {
  for (let round = 0; round < 3; round++) {
    await turn()
    gc?.()
  }
  return mapped()
}

/** The names of the ioctls, by the numbers of their requests: some have the same. */
const IOCTLS = new Map<number, string[]>()
for (const [name, number] of Object.entries(addon)) {
  if (typeof number === 'number' && name.startsWith('KVM_')) IOCTLS.set(number, [...(IOCTLS.get(number) ?? []), name])
}

/** Functions of the C library that are named as the system call is. */
const NAMES: Readonly<Record<string, string>> = { eventfd: 'eventfd2', statx: 'fstat' }

/** Whether an error that comes from the refusal of `call` says so. */
function isNamed(syscall: string, call: string): boolean {
  const [name = '', request] = call.split(':')
  if (syscall === `ioctl(${request})`) return true
  if (request !== undefined) return IOCTLS.get(Number(request))?.includes(syscall) ?? false
  return syscall === (NAMES[name] ?? name.replace(/64$/, ''))
}

/** What a step returns or throws, without what differs from time to time. */
async function outcome(act: () => unknown): Promise<{ error?: unknown; text: string }> {
  try {
    const value = await act()
    const text =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? value.constructor.name : inspect(value)
    return { text }
  } catch (error) {
    return { error, text: error instanceof KvmError ? `${error.code} of ${error.syscall}` : inspect(error) }
  }
}

/** The same, with the call `at` refused (0: none), or all from there on. */
async function refusing(act: () => unknown, at: number, errno: number, on = false): ReturnType<typeof outcome> {
  return await outcome(() => {
    if (begin(at, errno, Number(on)) === 0) throw new Error('the addon was not found')
    try {
      return act()
    } finally {
      names = end().trim()
    }
  })
}
let names = ''
let turns = 0

async function prepared<T>(name: string, use: (act: () => unknown) => Promise<T>): Promise<T | undefined> {
  const machine = new Machine()
  let act: () => unknown
  try {
    act = steps[name]?.(machine) ?? (() => {})
  } catch (error) {
    // Not on this KVM.
    report.calls[name] = `cannot be prepared: ${(error as Error).message}`
    machine.close()
    return undefined
  }
  const result = await use(act)
  machine.close()
  return result
}

async function walk(name: string): Promise<void> {
  const clean = await prepared(name, async act => {
    const first = await refusing(act, 0, 0)
    report.calls[name] = names
    return { first: first.text, calls: names === '' ? [] : names.split(' ') }
  })
  if (clean === undefined) return
  const files = openFiles()
  const memory = all ? await collected() : ''
  const tried = clean.calls.flatMap((call, index) => {
    const at = index + 1
    const errors = all ? ERRORS : ERRORS.slice(turns++ % ERRORS.length).slice(0, 1)
    const each = errors.map(error => ({ call, at, error, on: false }))
    return all || at === 1 ? [...each, { call, at, error: 'EPERM' as const, on: true }] : each
  })
  for (const { call, at, error, on } of tried) {
    const title = `${name}: ${call} (${at}) ${error}${on ? ' from there on' : ''}`
    const reached = await prepared(name, async act => {
      const errno = constants.errno[error]
      const { error: thrown, text } = await refusing(act, at, errno, on)
      // Some calls are made once in a process.
      const refused = names.split(' ').at(at - 1)
      if (refused === undefined) return false
      report.refused++
      if (thrown instanceof KvmError && (thrown.errno === -errno || call === 'pthread_create')) {
        const again = await outcome(act)
        // Where more than one is refused, the error is that of the last.
        if (!on && !isNamed(thrown.syscall, refused))
          report.failures.push(`${title}: the error names ${thrown.syscall}`)
        if (again.text !== clean.first) report.failures.push(`${title}: ${clean.first} has become ${again.text}`)
      } else if (text === clean.first) report.unnoticed.push(title)
      else report.failures.push(`${title}: ${text}`)
      return true
    })
    if (reached !== true) continue
    const left = openFiles()
    if (left !== files) report.failures.push(`${title}: open are ${left} instead of ${files}`)
  }
  const now = all ? await collected() : ''
  if (now !== memory) report.failures.push(`${name}: mapped are ${now} instead of ${memory}`)
}

/** What is made once in a process, when somebody first waits for an event, is refused before it was made. */
async function cold(name: string): Promise<void> {
  // Rust's library asks for random numbers once, and does not go on where there are none.
  new EventFd().close()
  for (let at = 1; ; at++) {
    const call = await prepared(name, async act => {
      const { error, text } = await refusing(act, at, constants.errno.EMFILE)
      const call = names.split(' ')[at - 1]
      if (call !== undefined && !(error instanceof KvmError && isNamed(error.syscall, call))) {
        report.failures.push(`cold ${name}: ${call}: ${text}`)
      }
      return call
    })
    if (call === undefined) return
    report.refused++
  }
}

const chosen = process.argv.slice(4)
await cold('EventFd wait')
const before = await collected()
for (const name of Object.keys(steps)) if (chosen.length === 0 || chosen.includes(name)) await walk(name)
const after = await collected()
if (after !== before) report.failures.push(`mapped are ${after} instead of ${before}`)
console.log(JSON.stringify(report, null, 1))
// The poller's thread does not end.
process.exit()
