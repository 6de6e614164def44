// In each runtime, the package as a user has it: installed from tarballs into an empty project.
import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import test from 'ava'
import { kvmTest, testWhere } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

// Set by scripts/test.ts, which fetches the one and installs the other.
const { KVM_TEST_RUNTIMES, KVM_TEST_PROJECT: project } = process.env
const runtimes = JSON.parse(KVM_TEST_RUNTIMES ?? '[]') as { name: string; command: string[] }[]
if (runtimes.length === 0 || project === undefined)
  testWhere('KVM_TEST_RUNTIMES or KVM_TEST_PROJECT is not set', 'the package works in every runtime', t => t.fail())

const script = (name: string): string => join(project ?? '', name)

test.before(() => {
  if (project === undefined) return
  const smoke = readFileSync(new URL('runtimes/smoke.ts', import.meta.url), 'utf8')
  writeFileSync(script('smoke.mjs'), stripTypeScriptTypes(smoke))
  writeFileSync(script('require.cjs'), "console.log(new (require('kvm-ioctls').Kvm)().getApiVersion())")
})

const EXPECTED = [
  'ok hello',
  'ok errors',
  'ok memory view',
  'ok memory by guest address',
  'ok a wait for an event',
  'ok runAsync()',
  'ok kick() ends a runAsync()',
  'ok a Worker with a token, and a kick',
  'end',
]

for (const {
  name,
  command: [program = '', ...args],
} of runtimes) {
  kvmTest(`${name}: hello guest, errors, memory views, async runs, a Worker, and the end`, async t => {
    const { status, stdout, stderr } = await runNode([...args, script('smoke.mjs')], program)
    t.deepEqual(stdout.trimEnd().split('\n'), EXPECTED, stderr)
    t.is(status, 0)
  })

  kvmTest(`${name}: process.exit() ends guests that run in a Worker and by runAsync()`, async t => {
    const { status, stdout, stderr } = await runNode([...args, script('smoke.mjs'), 'exit'], program)
    t.deepEqual([status, stdout, stderr], [7, '', ''])
  })

  kvmTest(`${name}: require()`, async t => {
    const { status, stdout, stderr } = await runNode([...args, script('require.cjs')], program)
    t.deepEqual([status, stdout], [0, '12\n'], stderr)
  })
}

const deno = runtimes.find(({ name }) => name === 'Deno')
if (deno !== undefined) {
  test('Deno without --allow-ffi: the error says what is missing', async t => {
    const [program = '', run = ''] = deno.command
    const { status, stderr } = await runNode(
      [run, '--no-prompt', '--allow-read', '--allow-env', script('smoke.mjs')],
      program,
    )
    t.is(status, 1)
    t.regex(stderr, /The addon for linux-\w+ \(.*\) does not load: Requires ffi access .*--allow-ffi/)
  })
}
