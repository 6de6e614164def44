// What a stack overflow in the middle of a call leaves behind.
import { kvmTest } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

kvmTest('calls that overflow the stack leave handles that work', async t => {
  t.timeout(300_000)
  const args = ['--stack-size=100', '--disable-warning=ExperimentalWarning', '__test__/helpers/full-stack.ts']
  const { status, stdout, stderr } = await runNode(args, undefined, 240_000)
  t.deepEqual(
    [status, stdout.trim().split('\n')],
    [
      0,
      [
        'ok runAsync()',
        'ok exits()',
        'ok kick()',
        'ok abort()',
        'ok close() of a vCPU',
        'ok wait()',
        'ok close() of an event',
        'ok the coalesced ring',
        'ok memory slots',
      ],
    ],
    stderr.slice(-2000),
  )
})
