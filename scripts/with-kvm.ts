// Runs a command where there is KVM enough for it: on this machine, or in the KVM box.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { Writable } from 'node:stream'
import { ReadStream as Terminal } from 'node:tty'
import { rawMode } from '../vmm/src/serial/terminal.ts'
import { runInBox } from './box.ts'
import type { Arch } from './box-parts.ts'
import { type HostKvm, hostKvm } from './kvm-probe.ts'

export interface Place {
  kind: HostKvm['kind']
  inBox: boolean
  /** The box's architecture, if it is another than this machine's. */
  arch?: Arch
  /** One line for people: which KVM it is, and why. */
  why: string
}

/** Decides by KVM_BOX: `always`, `never`, or, unset, the box where this machine's KVM cannot boot Linux. */
export function place(): Place {
  const choice = process.env.KVM_BOX || 'auto'
  if (choice === 'always') return { kind: 'full', inBox: true, why: 'the KVM box (KVM_BOX=always)' }
  if (choice !== 'never' && choice !== 'auto') throw new Error(`KVM_BOX is "always", "never" or unset, not "${choice}"`)
  const { kind, finding } = hostKvm()
  if (kind === 'full') return { kind, inBox: false, why: "this machine's own /dev/kvm" }
  if (choice === 'never')
    return { kind, inBox: false, why: `this machine's own KVM (KVM_BOX=never), although ${finding}` }
  return { kind: 'full', inBox: true, why: `the KVM box, since ${finding}` }
}

export interface Run {
  env?: NodeJS.ProcessEnv
  /** Seconds after which the command, or the box, is ended; never unless given. */
  timeout?: number
  /** What it reads; nothing unless given. A terminal hands on every key while the command runs in the box. */
  stdin?: NodeJS.ReadStream
  /** Where its output goes; to this process's own unless given. */
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
  // A terminal in raw mode does not return the carriage at a line feed.
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
  // What ends this process ends the command, which has a terminal to give back, say.
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
