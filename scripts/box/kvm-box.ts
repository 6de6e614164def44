// node scripts/box/kvm-box.ts [--arch ARCH] [--timeout SECONDS] [--memory MIB] [--cpus N] -- COMMAND ARG...
import { constants } from 'node:os'
import { parseArgs } from 'node:util'
import { BoxFailed, runInBox } from './box.ts'
import { type Arch, architectures } from './programs.ts'

const usage = `usage: kvm-box [--arch ARCH] [--timeout SECONDS] [--memory MIB] [--cpus N] -- COMMAND ARG...

Runs COMMAND on a Linux with a real /dev/kvm inside QEMU's software CPU and exits with its status.
ARCH is one of ${architectures.join(', ')}; this machine's own unless given.
125 says that the box itself failed, not the command; 2 that this line was misused.`

/** The first status that shells leave free for the tool that starts a command, as env(1) and timeout(1) use it. */
const boxFailed = 125

class Misuse extends Error {}

function parse(argv: string[]): { command: string[]; options: Record<string, number>; arch?: Arch } {
  // Our options end at the first word that is none; `npm run kvm-box -- COMMAND` takes the `--` away.
  let split = 0
  while (argv[split]?.startsWith('--') && argv[split] !== '--') split += argv[split]?.includes('=') ? 1 : 2
  const command = argv.slice(argv[split] === '--' ? split + 1 : split)
  if (command.length === 0) throw new Misuse(usage)
  const names = ['timeout', 'memory', 'cpus'] as const
  const { values } = parseArgs({
    args: argv.slice(0, split),
    options: {
      arch: { type: 'string' },
      timeout: { type: 'string' },
      memory: { type: 'string' },
      cpus: { type: 'string' },
    },
  })
  const options: Record<string, number> = {}
  for (const name of names) {
    const text = values[name]
    if (text === undefined) continue
    if (!/^[1-9]\d{0,6}$/.test(text)) throw new Misuse(`--${name} takes a positive whole number, not ${text}`)
    options[name] = Number(text)
  }
  const arch = architectures.find(arch => arch === values.arch)
  if (values.arch !== undefined && arch === undefined) {
    throw new Misuse(`--arch takes one of ${architectures.join(', ')}, not ${values.arch}`)
  }
  return { command, options, ...(arch && { arch }) }
}

async function main(argv: string[]): Promise<number> {
  const { command, options, arch } = parse(argv)
  const stop = new AbortController()
  let stoppedBy: NodeJS.Signals | undefined
  const end = (signal: NodeJS.Signals): void => {
    stoppedBy = signal
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  // Whoever read our output has gone: end as a command at the other end of a pipe would.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => end('SIGPIPE'))
  try {
    return await runInBox(command, { ...options, ...(arch && { arch }), stdin: process.stdin, signal: stop.signal })
  } catch (error) {
    if (stoppedBy === undefined) throw error
    // Node ignores this one, so that the status has to tell.
    if (stoppedBy === 'SIGPIPE') return 128 + constants.signals.SIGPIPE
    process.kill(process.pid, stoppedBy)
    return boxFailed
  }
}

function report(error: unknown): number {
  if (error instanceof Misuse || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error((error as Error).message)
    return 2
  }
  const why = error instanceof BoxFailed ? `${error.message} (log: ${error.log})` : (error as Error).message
  console.error(`kvm-box: the box failed: ${why}`)
  return boxFailed
}

process.exitCode = await main(process.argv.slice(2)).catch(report)
// An open stdin would keep the process alive.
process.stdin.destroy()
