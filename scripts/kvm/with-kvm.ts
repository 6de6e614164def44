// Runs a command on this machine if its KVM boots Linux, otherwise in the KVM box.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { Writable } from 'node:stream'
import { ReadStream as Terminal } from 'node:tty'
import { rawMode } from '../../vmm/src/serial/terminal.ts'
import { runInBox } from '../box/box.ts'
import type { Arch } from '../box/machine.ts'
import { note } from '../progress.ts'
import { type HostKvm, hostKvm } from './probe.ts'

export interface Place {
  kind: HostKvm['kind']
  inBox: boolean
  /** The architecture of the box. Default: this machine's. */
  arch?: Arch
  /** The KVM and the reason for it, for messages. */
  why: string
}

/** Chooses by KVM_BOX: `always`, `never`, or unset for the box only if this machine's KVM cannot boot Linux. */
export function place(): Place {
  const choice = process.env.KVM_BOX || 'auto'
  if (choice === 'always') return { kind: 'full', inBox: true, why: 'the KVM box (KVM_BOX=always)' }
  if (choice !== 'never' && choice !== 'auto') throw new Error(`KVM_BOX is "always", "never" or unset, not "${choice}"`)
  note('trying the /dev/kvm of this machine: up to 10 s')
  const { kind, finding } = hostKvm()
  if (kind === 'full') return { kind, inBox: false, why: "this machine's own /dev/kvm" }
  if (choice === 'never')
    return { kind, inBox: false, why: `this machine's own KVM (KVM_BOX=never), although ${finding}` }
  return { kind: 'full', inBox: true, why: `the KVM box, since ${finding}` }
}

export interface Run {
  env?: NodeJS.ProcessEnv
  /** Time limit of the command in seconds. Default: none. */
  timeout?: number
  /** Input of the command. Default: nothing. A terminal is in raw mode while the command runs in the box. */
  stdin?: NodeJS.ReadStream
  /** Output of the command. Default: process.stdout. */
  stdout?: Writable
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/** Resolves to the command's exit status. */
export async function runIn(where: Place, command: readonly string[], run: Run): Promise<number> {
  return where.inBox ? await runThere(where.arch, command, run) : await runHere(command, run)
}

async function runThere(arch: Arch | undefined, command: readonly string[], run: Run): Promise<number> {
  const { env, timeout = Infinity, stdin, stdout } = run
  let restore: (() => void) | undefined
  const started = () => {
    if (stdin instanceof Terminal) restore = rawMode(stdin)
  }
  // A terminal in raw mode needs a carriage return before a line feed.
  const stderr = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const text = chunk.toString('latin1')
      process.stderr.write(restore ? text.replaceAll('\n', '\r\n') : text, 'latin1', done)
    },
  })
  const environment = { ...process.env, ...env }
  const options = { ...(arch && { arch }), stderr, ...(stdin && { stdin }), ...(stdout && { stdout }) }
  try {
    return await runInBox(command, { env: environment, timeout, started, ...options })
  } finally {
    restore?.()
  }
}

async function runHere(command: readonly string[], { env, timeout, stdin, stdout }: Run): Promise<number> {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: [stdin ? 'inherit' : 'ignore', stdout ? 'pipe' : 'inherit', 'inherit'],
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
    killSignal: 'SIGKILL',
  })
  if (stdout) child.stdout?.pipe(stdout, { end: false })
  // A signal to this process also ends the command, which may have to restore the terminal.
  let signalled = false
  const forward = (signal: NodeJS.Signals) => {
    signalled = true
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, forward)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    if (signal === null) return code ?? 1
    if (signalled) return 128 + constants.signals[signal]
    throw new Error(
      `${program} was ended by ${signal}${timeout === undefined ? '' : `, after ${timeout} s at the latest`}`,
    )
  } finally {
    for (const signal of signals) process.off(signal, forward)
  }
}
