import { readdirSync, readFileSync } from 'node:fs'
import test from 'ava'
import { crossTargets } from '../cross/toolchain.ts'

const folder = new URL('../../.github/workflows/', import.meta.url)
const workflows = readdirSync(folder).map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

test('every action is named by a commit', t => {
  const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action))
  t.true(uses.length > 10)
  for (const action of uses)
    t.regex(action, /^(actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/\.github\/workflows\/ci\.yml)$/)
})

test('no workflow uses a secret, and only the job that publishes may write anything', t => {
  for (const { name, text } of workflows) {
    t.notRegex(text, /secrets/, name)
    t.deepEqual(text.match(/\w[\w-]*: write/g) ?? [], name === 'release.yml' ? ['id-token: write'] : [], name)
  }
})

test('every target is built', t => {
  const { text = '' } = workflows.find(({ name }) => name === 'ci.yml') ?? {}
  const [, list = ''] = /\n {8}target:\n((?: {10}- .*\n)+)/.exec(text) ?? []
  t.deepEqual(list.match(/[\w-]+-linux-\w+/g)?.sort(), Object.keys(crossTargets).sort())
})
