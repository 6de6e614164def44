// Runs a command on a Linux with a real /dev/kvm inside QEMU's software CPU: the KVM box. docs/internals/kvm-box.md
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Duplex, Readable, Writable } from 'node:stream'
import { cacheDir } from '../download/cache.ts'
import { note, remind } from '../progress.ts'
import { bootFiles } from './boot.ts'
import { jobScript } from './job.ts'
import { type Arch, type Libc, machine } from './machine.ts'
import { boxRoot, qemu } from './programs.ts'
import { UntilMark } from './until-mark.ts'

export interface BoxOptions {
  /** Default: this machine's. On another one, PATH has busybox and Node only. */
  arch?: Arch
  /** Default: glibc. With musl, PATH has busybox and Node only. */
  libc?: Libc
  /** Working directory of the command. Default: this process's. */
  cwd?: string
  /** Environment of the command. Default: this process's. */
  env?: Readonly<NodeJS.ProcessEnv>
  /** Default: nothing. */
  stdin?: Readable
  /** Default: process.stdout. The stream is not ended. */
  stdout?: Writable
  /** Default: process.stderr. The stream is not ended. */
  stderr?: Writable
  /** Called when the command starts. */
  started?: () => void
  /** Time limit in seconds from QEMU's start, or Infinity. Default: 1800. */
  timeout?: number
  /** Memory of the box in MiB, which also holds the files that the command writes. Default: 2048. */
  memory?: number
  /** Processors of the box. Default: 1 for x64, otherwise 2. */
  cpus?: number
  /** Ends the box. The promise rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Time limit of the boot in seconds. It takes 3 to 8, more on a busy machine. */
const bootLimit = 180

/** A failure of the box, not of the command. */
export class BoxFailed extends Error {
  /** Path of the messages of QEMU and the kernel. */
  readonly log: string
  /** Whether the command was started. */
  readonly started: boolean

  constructor(why: string, log: string, started: boolean) {
    super(why)
    this.name = 'BoxFailed'
    this.log = log
    this.started = started
  }
}

let lastPrepared: Promise<unknown> = Promise.resolve()

/**
 * Runs `command` in the box. Resolves to its exit status, which is 128 plus the signal's number if a signal ended it.
 *
 * @throws {BoxFailed} if QEMU or the kernel crashed, or the time limit passed
 */
export async function runInBox(command: readonly string[], options: BoxOptions = {}): Promise<number> {
  const { arch = 'x64', libc = 'glibc', cwd = process.cwd(), env = process.env } = options
  // The machine's own programs are visible but cannot run.
  const programs = arch === process.arch && libc === 'glibc' ? {} : { PATH: '/usr/bin:/usr/sbin' }
  const script = jobScript(command, cwd, { ...env, ...programs })
  // One after the other: two boxes that start at once need the same downloads.
  const prepared = lastPrepared.then(() => qemuCommand(options))
  lastPrepared = prepared.catch(() => undefined)
  const launch = await Promise.race([prepared, aborted(options.signal)])
  try {
    return await attempt(launch, script, options)
  } catch (error) {
    // Once the command was started it may have had effects, so it is not started again.
    if (!(error instanceof BoxFailed) || error.started) throw error
    note(`the box did not start (${error.message}; log: ${error.log}), trying once more`)
    return attempt(launch, script, options)
  }
}

function aborted(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

type Launch = (log: string) => string[]

async function qemuCommand({
  arch = 'x64',
  libc,
  memory = 2048,
  cpus = machine(arch).cpus,
}: BoxOptions): Promise<Launch> {
  const program = await qemu(arch)
  const { kernel, initrd } = await bootFiles(arch)
  const { qemuArgs, console } = machine(arch)
  const root = await boxRoot(arch, libc)
  const share = (tag: string, path: string) => [
    ...['-fsdev', `local,id=${tag},path=${path.replaceAll(',', ',,')},security_model=none,readonly=on,multidevs=remap`],
    ...['-device', `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`],
  ]
  const port = (number: number) => [
    ...['-chardev', `socket,id=port${number},fd=${number + 2}`],
    ...['-device', `virtserialport,bus=ports.0,nr=${number},chardev=port${number}`],
  ]
  return log => [
    ...(existsSync(setpriv) ? [setpriv, '--pdeathsig', 'KILL', '--'] : []),
    ...program,
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ...[...qemuArgs, '-smp', String(cpus), '-m', String(memory)],
    ...[
      '-kernel',
      kernel,
      '-initrd',
      initrd,
      '-append',
      `console=${console} quiet panic=-1 box_root=${root === undefined ? 'host' : 'arch'}`,
    ],
    ...['-chardev', `file,id=log,append=on,path=${log.replaceAll(',', ',,')}`, '-serial', 'chardev:log'],
    ...share('host', '/'),
    ...(root === undefined ? [] : share('arch', root)),
    ...['-device', 'virtio-serial-pci,id=ports', ...port(1), ...port(2), ...port(3), ...port(4)],
  ]
}

/** It ends QEMU with a killed parent. Without it only the box's init does. */
const setpriv = '/usr/bin/setpriv'

async function attempt(launch: Launch, script: string, options: BoxOptions): Promise<number> {
  options.signal?.throwIfAborted()
  await mkdir(join(cacheDir(), 'log'), { recursive: true })
  const log = join(cacheDir(), 'log', `box-${new Date().toISOString().replaceAll(':', '')}-${process.pid}.log`)
  const file = await open(log, 'a')
  const [program = '', ...args] = launch(log)
  // QEMU has its own session, so that Ctrl-C reaches only this process, which ends QEMU.
  const child = spawn(program, args, {
    stdio: ['ignore', file.fd, file.fd, 'pipe', 'pipe', 'pipe', 'pipe'],
    env: { LC_ALL: 'C', PATH: process.env.PATH },
    detached: true,
  })
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? `QEMU was ended by ${signal}` : `QEMU exited with ${code}`))
  })
  try {
    const status = await converse(child, ended, script, options, log)
    await rm(log)
    return status
  } catch (error) {
    if (options.signal?.aborted) await rm(log)
    throw error
  } finally {
    child.kill('SIGKILL')
    await ended.catch(() => {})
    await file.close()
  }
}

/** Sends the job to the box and forwards its input and output until it ends. */
async function converse(
  child: ChildProcess,
  ended: Promise<string>,
  script: string,
  { stdin, stdout = process.stdout, stderr = process.stderr, timeout = 1800, signal, ...options }: BoxOptions,
  log: string,
): Promise<number> {
  const [input, output, errors, control] = child.stdio.slice(3) as [Duplex, Duplex, Duplex, Duplex]
  // A port fails when QEMU ends, which `ended` reports.
  for (const port of [input, output, errors, control]) port.on('error', () => {})
  const timers: NodeJS.Timeout[] = []
  let started = false
  const booted = remind('the KVM box boots')
  try {
    return await new Promise<number>((resolve, reject) => {
      const fail = (why: string): void => reject(new BoxFailed(why, log, started))
      ended.then(fail, reject)
      aborted(signal).catch(reject)
      const over = () => fail(`the time limit of ${timeout} s is over`)
      if (timeout !== Infinity) timers.push(setTimeout(over, timeout * 1000))
      timers.push(setTimeout(() => started || fail(`it has not booted in ${bootLimit} s`), bootLimit * 1000))

      const end = randomBytes(16).toString('hex')
      const passed = [passOn(output, end, stdout), passOn(errors, end, stderr)]
      onLines(control, line => {
        const [word, rest = ''] = line.split(/ (.*)/)
        if (word === 'started') {
          started = true
          booted()
          options.started?.()
          stdin?.pipe(input)
        } else if (word === 'exit' && started) {
          Promise.all(passed).then(() => resolve(Number(rest)), reject)
        } else fail(word === 'failed' ? rest : `the command was not started: ${line}`)
      })
      control.write(`${Buffer.byteLength(script)} ${end} ${stdin ? 1 : 0}\n${script}`)
    })
  } finally {
    stdin?.unpipe(input)
    booted()
    for (const timer of timers) clearTimeout(timer)
  }
}

async function passOn(port: Readable, end: string, to: Writable): Promise<void> {
  const output = port.pipe(new UntilMark(Buffer.from(`\x01${end}`)))
  output.pipe(to, { end: false })
  await once(output, 'end')
}

/** Unlike node:readline it does not throw the stream's errors. */
function onLines(port: Readable, take: (line: string) => void): void {
  let text = ''
  port.setEncoding('utf8').on('data', (more: string) => {
    const lines = (text + more).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
}
