import { kvmTest } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

kvmTest('hello guest writes 4 and a newline to port 0x3f8', async t => {
  const { status, stdout, stderr } = await runNode(['examples/hello.ts'])
  t.is(stdout, '4\n', stderr)
  t.is(status, 0)
})
