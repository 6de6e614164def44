import { aarch64Test, kvmTest, riscv64Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const hello = (file: string) => async (t: Parameters<Parameters<typeof kvmTest>[1]>[0]) => {
  const { status, stdout, stderr } = await runNode([file])
  t.is(stdout, '4\n', stderr)
  t.is(status, 0)
}

if (process.arch === 'x64') kvmTest('hello guest writes 4 and a newline to port 0x3f8', hello('examples/hello.ts'))
aarch64Test('hello guest writes 4 and a newline to an address', hello('examples/hello-aarch64.ts'))
riscv64Test('hello guest writes 4 and a newline to an address', hello('examples/hello-riscv64.ts'))
