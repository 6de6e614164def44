import test from 'ava'
import { checked, Pty } from '../../__test__/helpers/pty.ts'

/** As long as the downloads and a slow machine may take. */
const LIMIT = 600_000
/** So that what it has shown can be told. */
const SLACK = 20_000

test('npm start has a shell at the terminal, wherever it runs, until Ctrl-A x, and gives the terminal back', async t => {
  t.timeout(LIMIT + SLACK)
  const pty = new Pty(checked(`'${process.execPath}' scripts/start.ts --cpus 2`))
  t.teardown(() => pty.kill())
  await pty.shows(/^[~/] # /m, LIMIT)
  const shown = pty.output.length
  pty.type('nproc\r')
  await pty.shows(/^2\r\n/m, LIMIT, shown)
  pty.type('\x01x')
  t.is(await pty.status(), 0, pty.output)
  t.regex(pty.output, /^linux: left by Ctrl-A x\r$/m)
  t.regex(pty.output, /^the terminal is as before\r$/m)
})
