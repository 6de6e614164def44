// Whole boots of kvm-vmm; scripts/__test__/start.test.ts types into the shell of one.
import { bootTest } from '../../__test__/helpers/kvm-test.ts'
import { runNode } from '../../__test__/helpers/run-node.ts'

/** A minute is plenty on a processor, but not always in one that is emulated. */
const LIMIT = 300_000
/** So that what it has shown can be told. */
const SLACK = 20_000

bootTest(
  'kvm-vmm boots a stock kernel to userspace, and exits with 0 when the guest turns the machine off',
  async (t, files) => {
    t.timeout(LIMIT + SLACK)
    const { status, stdout, stderr } = await runNode(['vmm/dist/cli.js', 'run', ...files], process.execPath, LIMIT)
    t.is(stderr, '')
    t.regex(stdout, /^\[ *0\.0+\] Linux version /m)
    // A message of the kernel's may come before the end of the line.
    t.regex(stdout, /^Linux .* GNU\/Linux/m, 'uname -a')
    t.is(status, 0)
  },
)

bootTest('kvm-vmm exits with 1, and says so, when a guest with two processors has panicked', async (t, files) => {
  t.timeout(LIMIT + SLACK)
  const args = ['vmm/dist/cli.js', 'run', ...files, '--cpus', '2', '--command-line', 'rdinit=/there-is-none']
  const { status, stdout, stderr } = await runNode(args, process.execPath, LIMIT)
  t.regex(stdout, /smp: Brought up 1 node, 2 CPUs/)
  t.regex(stdout, /Kernel panic/)
  t.is(stderr, 'kvm-vmm: The guest has reset the machine, as Linux does after a panic\n')
  t.is(status, 1)
})
