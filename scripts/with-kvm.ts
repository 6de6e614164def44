// Runs a command where there is KVM enough for it: on this machine, or in the KVM box.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { runInBox } from './box.ts'
import { type HostKvm, hostKvm } from './kvm-probe.ts'

export interface Place {
  kind: HostKvm['kind']
  inBox: boolean
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
  /** Seconds after which the command, or the box, is ended. */
  timeout: number
  /** Where its output goes; to this process's own unless given. */
  stdout?: Writable
}

/** Resolves to the command's exit status. */
export async function runIn(
  where: Place,
  command: readonly string[],
  { env = {}, timeout, stdout }: Run,
): Promise<number> {
  const environment = { ...process.env, ...env }
  if (where.inBox) return runInBox(command, { env: environment, timeout, ...(stdout && { stdout }) })
  const [program = '', ...args] = command
  const stdio = ['inherit', stdout ? 'pipe' : 'inherit', 'inherit'] as const
  const child = spawn(program, args, {
    env: environment,
    stdio: [...stdio],
    timeout: timeout * 1000,
    killSignal: 'SIGKILL',
  })
  if (stdout) child.stdout?.pipe(stdout, { end: false })
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  if (signal !== null) throw new Error(`${program} was ended by ${signal}, after ${timeout} s at the latest`)
  return code ?? 1
}
