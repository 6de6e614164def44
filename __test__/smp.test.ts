import { x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

x86Test('examples/smp.ts counts with two vCPUs in two Workers, and stops both', async t => {
  const { status, stdout, stderr } = await runNode(['examples/smp.ts'])
  const counts = /^vCPU 0 counted to (\d+)\nvCPU 1 counted to (\d+)\ntogether they counted to (\d+)\n$/.exec(stdout)
  t.truthy(counts, stdout + stderr)
  const [first = 0, second = 0, both = 0] = counts?.slice(1).map(Number) ?? []
  t.true(first >= 1000 && second >= 1000, stdout)
  // A kick may come between the two increments.
  t.true(both - first - second >= 0 && both - first - second <= 2, stdout)
  t.is(status, 0)
})
