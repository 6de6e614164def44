// The benchmark's peer that boots Linux: by kvm-vmm, and by QEMU's machine for the same end, microvm.
// It reads lines "ROW COUNT" and answers each with the nanoseconds from the start of so many processes, one after the
// other, to the line that the guest's `uname -a` prints.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { BootFiles } from './files.ts'

const { kernel, initrd, qemu } = JSON.parse(process.argv[2] ?? '') as BootFiles
const cli = fileURLToPath(new URL('../../../vmm/dist/cli.js', import.meta.url))

/** Both have them: the command line of kvm-vmm is this one. */
const MEMORY = '512'
const CPUS = '1'
const COMMAND_LINE = 'console=ttyS0 panic=-1'

// QEMU's machines. With KVM it leaves the real-time clock out unless told otherwise, and Linux then asks 20000 times whether
// the clock is just being updated. Without ACPI the guest cannot turn the machine off, but its firmware is qboot
// instead of SeaBIOS, which is faster.
const machines = ['microvm,rtc=on', 'microvm,rtc=on,acpi=off']

/** Seconds after which a boot is taken to be stuck. */
const limit = 120

/** Nothing but what the machine has by itself: a serial port, on stdout, and KVM's clock and interrupt controllers. */
const microvm = (machine: string): string[] => [
  ...qemu,
  ...['-M', machine, '-accel', 'kvm', '-cpu', 'host', '-m', MEMORY, '-smp', CPUS],
  ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot', '-serial', 'stdio'],
  ...['-kernel', kernel, '-initrd', initrd, '-append', COMMAND_LINE],
]

const rows: Readonly<Record<string, readonly string[]>> = {
  vmm: [process.execPath, cli, 'run', '--kernel', kernel, '--initrd', initrd, '--memory', MEMORY, '--cpus', CPUS],
  ...Object.fromEntries(machines.map(machine => [machine, microvm(machine)])),
}

async function boot([program = '', ...args]: readonly string[]): Promise<number> {
  const started = process.hrtime.bigint()
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
  })
  let errors = ''
  child.stderr.on('data', text => {
    errors += text
  })
  const closed = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (/^Linux .* GNU\/Linux/.test(line)) return Number(process.hrtime.bigint() - started)
    }
  } finally {
    child.kill('SIGKILL')
    await closed
  }
  throw new Error(`${program} ended before uname -a, within ${limit} s: ${errors.trim().split('\n').at(-1)}`)
}

for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', count] = line.split(' ')
  try {
    const command = rows[name]
    if (command === undefined) throw new Error(`no row ${name}`)
    let time = 0
    for (let boots = 0; boots < Number(count); boots++) time += await boot(command)
    console.log(time)
  } catch (error) {
    console.log(`error ${(error as Error).message}`)
  }
}
