// npm test: the tests of this folder's tools on this machine, then those of the package where there is KVM for them.
import { fileURLToPath } from 'node:url'
import { debianKernel } from './box-parts.ts'
import { guestInitrd } from './guest-initrd.ts'
import { installed } from './installed.ts'
import { runtimes } from './runtimes.ts'
import { counts, type Tests, testRun } from './test-run.ts'
import { type Place, place, runIn } from './with-kvm.ts'

const ava = fileURLToPath(new URL('../node_modules/ava/entrypoints/cli.js', import.meta.url))

/** Seconds for all tests; a guest that never exits blocks its process for good. */
const limit = 2400

function run(where: Place, tests: Tests, env: NodeJS.ProcessEnv): Promise<boolean> {
  const color = process.stdout.isTTY ? ['--color'] : []
  const command = [process.execPath, ava, ...color]
  return testRun(
    tests,
    (args, stdout) => runIn(where, [...command, ...args], { env, timeout: limit, stdout }),
    where.inBox,
  )
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
const title = `tests of the package, on ${where.why}${where.inBox ? ' (some minutes)' : ''}`
const results = [
  await run(where, { title, files: files.length > 0 ? files : ['__test__/*.test.ts', 'vmm/__test__/*.test.ts'] }, env),
]
if (files.length === 0) {
  const tools = { title: 'tests of the tools, on this machine', files: ['scripts/__test__/*.test.ts'] }
  results.push(await run(here, tools, {}))
}

const { passed, failed, skipped } = counts
console.log(`\nKVM used: ${where.why}`)
if (skipped > 0) console.log('Why a test was skipped stands in its title; KVM_REQUIRED=1 makes a skip a failure.')
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = results.every(Boolean) && failed === 0 && passed > 0 ? 0 : 1
