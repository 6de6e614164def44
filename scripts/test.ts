// npm test: the tests of this folder's tools on this machine, then those of the package where there is KVM for them.
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { debianKernel } from './box-parts.ts'
import { guestInitrd } from './guest-initrd.ts'
import { installed } from './installed.ts'
import { note } from './progress.ts'
import { runtimes } from './runtimes.ts'
import { counted, counts, failures } from './test-counts.ts'
import { type Place, place, runIn } from './with-kvm.ts'

const ava = fileURLToPath(new URL('../node_modules/ava/entrypoints/cli.js', import.meta.url))

/** Seconds for all tests; a guest that never exits blocks its process for good. */
const limit = 2400

async function run(where: Place, title: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  note(title)
  const stdout = counted()
  const color = process.stdout.isTTY ? ['--color'] : []
  const status = await runIn(where, [process.execPath, ava, ...color, ...args], { env, timeout: limit, stdout })
  await finished(stdout.end())
  return status === 0
}

const here: Place = { kind: 'none', inBox: false, why: 'this machine' }
const where = place()
// A file of tests may be named, as to ava itself.
const files = process.argv.slice(2)
const env = {
  KVM_KIND: where.kind,
  KVM_TEST_KERNEL: await debianKernel(),
  KVM_TEST_INITRD: await guestInitrd(),
  KVM_TEST_RUNTIMES: JSON.stringify(await runtimes()),
  KVM_TEST_PROJECT: await installed(),
}
const results = [
  await run(
    where,
    `tests of the package, on ${where.why}${where.inBox ? ' (some minutes)' : ''}`,
    files.length > 0 ? files : ['__test__/*.test.ts'],
    env,
  ),
]
// A processor that is emulated, beside others' work, is a strict judge of time, and not always a true one: what fails in
// the box has a second try in a fresh one, aloud. More than a few failures are no accident.
const retried = [...new Set(failures.map(line => `__test__/${line.split(' › ')[0]}.test.ts`))]
const first = { ...counts }
if (where.inBox && files.length === 0 && results[0] === false && retried.length > 0 && retried.length <= 4) {
  const failed = failures.splice(0)
  Object.assign(counts, { passed: 0, failed: 0, skipped: 0 })
  results[0] = await run(where, `once more in a fresh box: ${retried.join(' ')}`, retried, env)
  if (results[0]) {
    Object.assign(counts, { ...first, passed: first.passed + first.failed, failed: 0 })
    console.log('\nFailed at first, and passed in a second box:')
    for (const line of failed) console.log(`  ${line}`)
  }
}
if (files.length === 0) {
  results.push(await run(here, 'tests of the tools, on this machine', ['scripts/__test__/*.test.ts'], {}))
}

const { passed, failed, skipped } = counts
console.log(`\nKVM used: ${where.why}`)
if (skipped > 0) console.log('Why a test was skipped stands in its title; KVM_REQUIRED=1 makes a skip a failure.')
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = results.every(Boolean) && failed === 0 && passed > 0 ? 0 : 1
