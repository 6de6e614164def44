// In each runtime, the package as a user has it: installed from tarballs into an empty project.
import { join } from 'node:path'
import test from 'ava'
import { kvmTest, testWhere } from './helpers/kvm-test.ts'
import { type Ended, runInstalled } from './helpers/run-node.ts'

// Set by scripts/test/test.ts, which fetches the one and installs the other.
const { KVM_TEST_RUNTIMES, KVM_TEST_PROJECT: project } = process.env
const runtimes = JSON.parse(KVM_TEST_RUNTIMES ?? '[]') as { name: string; command: string[] }[]
if (runtimes.length === 0 || project === undefined)
  testWhere('KVM_TEST_RUNTIMES or KVM_TEST_PROJECT is not set', 'the package works in every runtime', t => t.fail())

let before: Promise<unknown> = Promise.resolve()

/** Runs a program when the one before has ended: all at once would be too much for the KVM box. */
function runInTurn(args: readonly string[], program: string): Promise<Ended> {
  const ended = before.then(() => runInstalled(project ?? '', args, program))
  before = ended
  return ended
}

const script = (name: string): string => join(project ?? '', name)

const EXPECTED = [
  '4',
  'ok hello',
  'ok errors',
  'ok memory view',
  'ok no transfer takes the memory',
  'ok structuredClone() refuses handles, structs and exits',
  'ok memory by guest address',
  'ok a wait for an event',
  'ok runAsync()',
  'ok kick() ends a runAsync()',
  'ok a Worker with a token, and a kick',
  'ok the end of a Worker ends its runAsync()',
  'end',
]

for (const {
  name,
  command: [program = process.execPath, ...args],
} of runtimes) {
  kvmTest(`${name}: hello guest, errors, memory views, async runs, a Worker, and the end`, async t => {
    const { status, stdout, stderr } = await runInTurn([...args, script('smoke.mjs')], program)
    t.deepEqual(stdout.trimEnd().split('\n'), EXPECTED, stderr)
    t.is(status, 0)
  })

  kvmTest(`${name}: process.exit() ends guests that run in a Worker and by runAsync()`, async t => {
    const { status, stdout, stderr } = await runInTurn([...args, script('smoke.mjs'), 'exit'], program)
    t.deepEqual([status, stdout, stderr], [7, '', ''])
  })

  kvmTest(`${name}: the hello guest in a CommonJS module`, async t => {
    const { status, stdout, stderr } = await runInTurn([...args, script('hello.cjs')], program)
    t.deepEqual([status, stdout], [0, '4\n'], stderr)
  })
}

const deno = runtimes.find(({ name }) => name === 'Deno')
if (deno !== undefined) {
  test('Deno without --allow-ffi: the error says what is missing', async t => {
    const [program = '', run = ''] = deno.command
    const { status, stderr } = await runInTurn(
      [run, '--no-prompt', '--allow-read', '--allow-env', script('smoke.mjs')],
      program,
    )
    t.is(status, 1)
    t.regex(stderr, /The addon kvm-ioctls-linux-[\w -]+ does not load: Requires ffi access .*--allow-ffi/)
  })
}
