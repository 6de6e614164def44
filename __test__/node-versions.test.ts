import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { kvmTest, testWhere } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const hello = stripTypeScriptTypes(readFileSync(new URL('../examples/hello.ts', import.meta.url), 'utf8'))
// Set by scripts/test.ts, which fetches them.
const programs = process.env.KVM_TEST_NODES?.split(':') ?? []
if (programs.length === 0)
  testWhere('KVM_TEST_NODES is not set', 'the package loads on every Node since 20', t => t.fail())

for (const program of programs) {
  const [, version] = /-(\d+)\/node_modules/.exec(program) ?? []

  kvmTest(`on Node ${version} the package is imported and reaches KVM`, async t => {
    const code = "import('kvm-ioctls').then(({ Kvm }) => console.log(process.versions.node, new Kvm().getApiVersion()))"
    const { stdout, stderr } = await runNode(['-e', code], program)
    t.regex(stdout, new RegExp(`^${version}\\.\\d+\\.\\d+ 12\\n$`), stderr)
  })

  kvmTest(`on Node ${version} the hello guest prints 4`, async t => {
    const { status, stdout, stderr } = await runNode(['--input-type=module', '--eval', hello], program)
    t.is(stdout, '4\n', stderr)
    t.is(status, 0)
  })
}
