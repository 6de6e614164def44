// A short run of the fuzzer; `npm run fuzz -- --minutes N` is the long one (docs/reference/reliability.md).
import { readdirSync, readFileSync } from 'node:fs'
import test from 'ava'
import { calls } from '../fuzz/api/calls.ts'
import { operations } from '../fuzz/api/surface.ts'
import { inChild } from '../fuzz/program/children.ts'
import { callNames, type Program } from '../fuzz/program/program.ts'
import { portion, x86Test } from './helpers/kvm-test.ts'

test('there are arguments for everything that can be called, and for nothing else', t => {
  const names = operations.map(({ name }) => name)
  t.deepEqual([...names].sort(), Object.keys(calls).sort())
  t.true(names.length > 200)
})

const folder = new URL('../fuzz/reproducers/', import.meta.url)
for (const file of readdirSync(folder)) {
  x86Test(`what failed once: ${file}`, async t => {
    const { program } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { program: Program }
    t.is((await inChild({ program })).failed, undefined)
  })
}

x86Test(
  'random programs call everything, and nothing crashes, hangs, leaks or throws an undocumented error',
  async t => {
    t.timeout(300_000)
    const [begin, called] = [performance.now(), new Map<string, number>()]
    const seconds = () => (performance.now() - begin) / 1000
    const count = Number(portion(50, 5))
    // So slow a machine does not come to all of them.
    const most = Number(portion(120, 15))
    let programs = 0
    for (let first = 1; seconds() < 15 || (called.size < callNames.length && seconds() < most); first += count) {
      const outcome = await inChild({ first, count })
      if (outcome.failed) return t.fail(`program ${outcome.failed.seed}: ${outcome.failed.why}`)
      programs += outcome.programs
      for (const [name, count] of Object.entries(outcome.calls)) called.set(name, (called.get(name) ?? 0) + count)
    }
    t.log(`${programs} programs, ${[...called.values()].reduce((sum, count) => sum + count)} calls`)
    const missing = callNames.filter(name => !called.has(name))
    if (most > 15) t.deepEqual(missing, [])
    else t.true(missing.length < callNames.length)
  },
)
