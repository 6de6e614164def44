// The programs that a process starts inherit none of its virtual machines.
import { fileURLToPath } from 'node:url'
import { kvmTest } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const program = fileURLToPath(new URL('helpers/close-on-exec.ts', import.meta.url))

kvmTest('a program that is started while file descriptors of all kinds are open inherits none of them', async t => {
  t.deepEqual(await runNode([program, 'open']), { status: 0, stdout: '/dev/kvm\n', stderr: '' })
})

kvmTest('a program that is started while another thread makes file descriptors inherits none', async t => {
  t.deepEqual(await runNode([program, 'random']), { status: 0, stdout: '', stderr: '' })
})
