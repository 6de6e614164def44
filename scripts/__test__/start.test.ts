import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import test from 'ava'
import { checked, Pty } from '../../__test__/helpers/pty.ts'

/** Milliseconds for the downloads and the boot on a slow machine. */
const LIMIT = 600_000
/** Milliseconds in which a failure can still report the output. */
const SLACK = 20_000

test('npm start has a shell at the terminal, wherever it runs, until Ctrl-A x, and gives the terminal back', async t => {
  t.timeout(LIMIT + SLACK)
  const pty = new Pty(checked(`'${process.execPath}' scripts/linux/start.ts --cpus 2`))
  t.teardown(() => pty.kill())
  await pty.shows(/^[~/] # /m, LIMIT)
  const shown = pty.output.length
  pty.type('nproc\r')
  await pty.shows(/^2\r\n/m, LIMIT, shown)
  pty.type('\x01x')
  t.is(await pty.status(), 0, pty.output)
  t.regex(pty.output, /^kvm-vmm: left by Ctrl-A x\r$/m)
  t.regex(pty.output, /^the terminal is as before\r$/m)
})

/** The processes whose environment contains `text`. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').filter(pid => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(text)
    } catch {
      return false
    }
  })
}

test('npm start that is ended by SIGTERM gives the terminal back, and leaves nothing running', async t => {
  t.timeout(LIMIT + SLACK)
  const mark = randomUUID()
  const started = 'npm --ignore-scripts start <&3 & npm=$!'
  const raw = 'until stty -a | grep -q -- "-icanon"; do :; done'
  const pty = new Pty(checked(`exec 3<&0; ${started}; ${raw}; kill $npm; wait $npm`), { MARK: mark })
  t.teardown(() => pty.kill())
  t.is(await pty.status(), 143, pty.output)
  t.regex(pty.output, /^the terminal is as before\r$/m)
  const limit = performance.now() + SLACK
  while (processesWith(mark).length > 0 && performance.now() < limit) await sleep(100)
  t.deepEqual(processesWith(mark), [])
})
