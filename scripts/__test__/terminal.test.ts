// The terminal of kvm-vmm: its keys, and that it is restored in every case.
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { checked, Pty } from '../../__test__/helpers/pty.ts'
import { Keyboard } from '../../vmm/src/serial/keyboard.ts'

const module = fileURLToPath(new URL('../../vmm/src/serial/terminal.ts', import.meta.url))

function typed(...chunks: string[]): [forGuest: string, leaves: boolean] {
  const keyboard = new Keyboard()
  const all = chunks.map(chunk => keyboard.type(Buffer.from(chunk)))
  return [Buffer.concat(all.map(({ bytes }) => bytes)).toString(), all.some(({ leaves }) => leaves)]
}

test('Ctrl-A x leaves, all else is for the guest', t => {
  t.deepEqual(typed('x\x03'), ['x\x03', false], 'Ctrl-C too')
  t.deepEqual(typed('ls\x01x'), ['ls', true])
  t.deepEqual(typed('\x01', 'x'), ['', true])
  t.deepEqual(typed('\x01\x01x'), ['\x01x', false], 'Ctrl-A twice is one')
  t.deepEqual(typed('\x01k'), ['\x01k', false])
  t.deepEqual(typed('\x01', 'k\x01x'), ['\x01k', true])
})

/** Prints that the terminal is in raw mode, then ends in the given way. */
const program = (end: string) => `
  import { execFileSync } from 'node:child_process'
  import { rawMode } from '${module}'
  const modes = () => execFileSync('stty', ['-g'], { stdio: ['inherit', 'pipe', 'inherit'] }).toString()
  const before = modes()
  const restore = rawMode(process.stdin)
  process.stdin.resume()
  console.log(modes() === before ? 'as before' : 'raw')
  ${end}
`

const ends: Record<string, string> = {
  'when it is given back': 'restore(); process.exit()',
  'when the process exits': 'process.exit()',
  'after an uncaught exception': 'setTimeout(() => { throw new Error() })',
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGALRM', 'SIGUSR2']) {
  ends[`after ${signal}`] = `setTimeout(() => process.kill(process.pid, '${signal}'))`
}

for (const [when, end] of Object.entries(ends)) {
  test(`the terminal is as before ${when}`, async t => {
    const command = `'${process.execPath}' --input-type=module --eval "$PROGRAM"`
    const pty = new Pty(checked(command), { PROGRAM: program(end) })
    await pty.status()
    t.regex(pty.output, /^raw\n/m)
    t.regex(pty.output, /^the terminal is as before\r$/m)
  })
}
