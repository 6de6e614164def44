// npm run kvm-box -- [OPTION...] COMMAND ARG...: runs a command in the KVM box. docs/internals/kvm-box.md
import { constants } from 'node:os'
import { Option } from 'commander'
import { commandLine, integer } from '../options.ts'
import { BoxFailed, type BoxOptions, runInBox } from './box.ts'
import { type Arch, architectures, ownArch } from './machine.ts'

/** The first status that shells leave free for a tool that starts a command, as env(1) and timeout(1) use it. */
const boxFailed = 125

const description = `Runs COMMAND on a Linux with a real /dev/kvm inside QEMU's software CPU and exits with its status.
Exit status 125: the box failed, not the command. 2: wrong options.`

const program = commandLine('npm run kvm-box --', description)
  .addOption(new Option('--arch <arch>', 'architecture of the box').choices(architectures).default(ownArch))
  .option('--timeout <seconds>', 'time limit, boot included (default: 1800)', integer(1, 1e6))
  .option(
    '--memory <mib>',
    'memory of the box, which also holds what COMMAND writes (default: 2048)',
    integer(128, 1e6),
  )
  .option('--cpus <n>', 'processors of the box', integer(1, 255))
  .argument('<command...>')
  // The options of COMMAND are its own.
  .passThroughOptions()
  .parse()

async function main(command: readonly string[], options: BoxOptions & { arch: Arch }): Promise<number> {
  const stop = new AbortController()
  let stoppedBy: NodeJS.Signals | undefined
  const end = (signal: NodeJS.Signals): void => {
    stoppedBy = signal
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  // The reader of our output is gone: end as any command in a pipe does.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => end('SIGPIPE'))
  try {
    return await runInBox(command, { ...options, stdin: process.stdin, signal: stop.signal })
  } catch (error) {
    if (stoppedBy === undefined) throw error
    // Node ignores SIGPIPE, so the exit status has to say it.
    if (stoppedBy === 'SIGPIPE') return 128 + constants.signals.SIGPIPE
    process.kill(process.pid, stoppedBy)
    return boxFailed
  }
}

function report(error: unknown): number {
  const why = error instanceof BoxFailed ? `${error.message} (log: ${error.log})` : (error as Error).message
  console.error(`kvm-box: the box failed: ${why}`)
  return boxFailed
}

process.exitCode = await main(program.args, program.opts<BoxOptions & { arch: Arch }>()).catch(report)
// An open stdin would keep the process alive.
process.stdin.destroy()
