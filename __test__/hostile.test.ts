// Guests of random bytes, and a thread that writes nonsense into what the kernel shares with us. docs/reliability.md has
// the long runs.
import { fullKvmTest, portion, x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const run = (...args: string[]) => runNode(['--disable-warning=ExperimentalWarning', ...args])

for (const [mode, guests, declare] of [
  ['real', portion(300, 30), x86Test],
  ['protected', portion(100, 20), fullKvmTest],
  ['long', portion(100, 20), fullKvmTest],
] as const) {
  if (process.arch !== 'x64') continue
  declare(`guests of random bytes in ${mode} mode harm nothing, and their runs end`, async t => {
    t.timeout(300_000)
    const { status, stdout, stderr } = await run('fuzz/hostile-guests.ts', '--mode', mode, '--guests', guests)
    t.is(status, 0, `${stdout}\n${stderr}`)
    t.log(stdout.trim())
  })
}

x86Test('a thread that writes random bytes into the kvm_run page and the coalesced ring harms nothing', async t => {
  t.timeout(300_000)
  const { status, stdout, stderr } = await run('fuzz/hostile-writer.ts', '--seconds', '4')
  t.is(status, 0, `${stdout}\n${stderr}`)
  t.log(stdout.trim())
})

x86Test('what is created, run and closed again and again leaves nothing behind', async t => {
  t.timeout(300_000)
  const { status, stdout, stderr } = await run(
    '--expose-gc',
    'fuzz/soak.ts',
    '--times',
    portion(300, 10),
    '--warm-up',
    portion(500, 40),
  )
  t.is(status, 0, `${stdout}\n${stderr}`)
  t.log(stdout.trim())
})

x86Test('the addon itself stands any arguments', async t => {
  t.timeout(300_000)
  const { status, stdout, stderr } = await run('fuzz/seam.ts', '--calls', portion(10_000, 1000))
  t.is(status, 0, `${stdout}\n${stderr}`)
  t.log(stdout.trim())
})
