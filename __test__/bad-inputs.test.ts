import { portion, x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

x86Test('a bad value in any argument of any method is a documented error, or does nothing', async t => {
  t.timeout(300_000)
  const { status, stdout, stderr } = await runNode([
    '--disable-warning=ExperimentalWarning',
    'fuzz/bad-inputs.ts',
    '--of',
    portion(25, 400),
  ])
  t.is(status, 0, `${stdout}\n${stderr}`)
  t.log(stdout.trim())
})
