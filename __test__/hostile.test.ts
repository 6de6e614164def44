// Guests of random bytes, and a thread that writes nonsense into what the kernel shares with us. docs/reference/reliability.md has
// the long runs.
import { portion, x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const run = (...args: string[]) => runNode(['--disable-warning=ExperimentalWarning', ...args])

// Random bytes in other modes can wedge the emulated processor of a KVM box: it takes no interrupts any more, and the
// kernel inside, which is its only judge, stands still.
const inBox = process.env.KVM_BOX_INSIDE === '1'

for (const [mode, guests] of [
  ['real', portion(300, 30)],
  ['protected', '100'],
  ['long', '100'],
] as const) {
  if (process.arch !== 'x64' || (inBox && mode !== 'real')) continue
  x86Test(`guests of random bytes in ${mode} mode harm nothing, and their runs end`, async t => {
    t.timeout(300_000)
    const { status, stdout, stderr } = await run('fuzz/hostile-guests.ts', '--mode', mode, '--guests', guests)
    t.is(status, 0, `${stdout}\n${stderr}`)
    t.log(stdout.trim())
    if (inBox) t.log('not in the KVM box: guests in protected and long mode, which can wedge its emulated processor')
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
