// npm test [-- [--platform PLATFORM] [FILE...]]: the tests, on this machine's KVM if it boots Linux, else in a KVM box.
import { existsSync, globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { InvalidArgumentError, Option } from 'commander'
import { BoxFailed } from '../box/box.ts'
import { debianKernel } from '../box/programs.ts'
import { type Place, place, runIn } from '../kvm/with-kvm.ts'
import { guestInitrd } from '../linux/initrd.ts'
import { commandLine } from '../options.ts'
import { note } from '../progress.ts'
import { buildFor, root, runFile } from '../run.ts'
import { ava, counts, LIMIT, type Tests, testRun } from './ava.ts'
import { installed } from './installed.ts'
import { platforms, testPlatform } from './platform.ts'
import { runtimes } from './runtimes.ts'

function runTests(where: Place, tests: Tests, env: NodeJS.ProcessEnv): Promise<boolean> {
  const command = [process.execPath, ava, ...(process.stdout.isTTY ? ['--color'] : [])]
  return testRun(
    tests,
    (args, stdout) => runIn(where, [...command, ...args], { env, timeout: LIMIT, stdout }),
    where.inBox,
  )
}

/** Runs the tests of this machine's platform. Returns whether all passed, and which KVM it was. */
async function testHere(files: readonly string[]): Promise<[passed: boolean, kvm: string]> {
  const where = place()
  note(`KVM: ${where.why}`)
  const env = {
    KVM_KIND: where.kind,
    KVM_TEST_KERNEL: await debianKernel(),
    KVM_TEST_INITRD: await guestInitrd(),
    KVM_TEST_RUNTIMES: JSON.stringify(await runtimes()),
    KVM_TEST_PROJECT: await installed(),
  }
  const title = `tests of the package, on ${where.why}`
  if (files.length > 0) return [await runTests(where, { title, files }, env), where.why]
  const ofPackage = await runAllTests(where, title, env)
  const machine: Place = { kind: 'none', inBox: false, why: 'this machine' }
  const tools = { title: 'tests of the scripts, on this machine', files: ['scripts/__test__/*.test.ts'] }
  const ofScripts = await runTests(machine, tools, {})
  return [ofPackage && ofScripts, where.why]
}

/**
 * Runs the tests of the packages. A box has one emulated processor, so two boxes run at the same time, each with every other
 * file.
 */
async function runAllTests(where: Place, title: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const files = [...globSync(['__test__/*.test.ts', 'vmm/__test__/*.test.ts'], { cwd: root })].sort()
  const parts = where.inBox && availableParallelism() > 1 ? 2 : 1
  const results = Array.from({ length: parts }, (_, part) => {
    const own = files.filter((_, index) => index % parts === part)
    return runTests(where, { title: parts > 1 ? `${title}, part ${part + 1} of ${parts}` : title, files: own }, env)
  })
  return (await Promise.all(results)).every(Boolean)
}

function testFile(path: string, others: readonly string[] = []): string[] {
  // ava itself takes patterns.
  if (/[*?{[]/.test(path) || existsSync(path) || existsSync(`${root}${path}`)) return [...others, path]
  throw new InvalidArgumentError('There is no such file.')
}

const program = commandLine('npm test --', 'Runs the tests.')
  .addOption(
    new Option('--platform <platform>', 'tests of another platform, in its box').choices(Object.keys(platforms)),
  )
  .argument('[file...]', 'test files (default: all)', testFile, [])
  .parse()
const { platform } = program.opts<{ platform?: string }>()
const [files] = program.processedArgs as [string[]]

try {
  const all = platform === undefined ? 'about 5 minutes, or 15 in the KVM box' : 'about 5 minutes'
  note(`npm test: builds the package, then runs ${files.length > 0 ? files.join(' ') : `all tests: ${all}`}`)
  buildFor('test')
  if (process.env.npm_lifecycle_event === 'test') runFile('scripts/build/doc-examples.ts')
  const [passed, kvm] = platform === undefined ? await testHere(files) : await testPlatform(platform, files)
  console.log(`\nKVM used: ${kvm}`)
  if (counts.skipped > 0) console.log('The title of a skipped test says why. KVM_REQUIRED=1 turns skips into failures.')
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  process.exitCode = passed && counts.failed === 0 && counts.passed > 0 ? 0 : 1
} catch (error) {
  const log = error instanceof BoxFailed ? ` (log: ${error.log})` : ''
  console.error(`npm test: ${(error as Error).message}${log}`)
  process.exitCode = 1
}
