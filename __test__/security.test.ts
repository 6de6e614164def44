// Holds SECURITY.md against what there is: each promise has a test, and each unsafe name is in the table.
import { readFileSync } from 'node:fs'
import test from 'ava'
import * as names from 'kvm-ioctls'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const text = read('../SECURITY.md')

test('each test that SECURITY.md names is there', t => {
  const rows = text.match(/^\| .* \| [\w-]+ › .* \|$/gm) ?? []
  t.true(rows.length >= 20)
  for (const row of rows) {
    const [, file = '', title = ''] = /\| ([\w-]+) › (.*) \|$/.exec(row) ?? []
    // Where a title has a variable in it, anything may stand there.
    const titles = [...read(`${file}.test.ts`).matchAll(/(['"`])((?:(?!\1).)+)\1/g)].map(([, , title = '']) =>
      title.split(/\$\{[^}]*\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
    )
    const found = titles.some(parts => parts.join('').length > 10 && new RegExp(`^${parts.join('.*')}$`).test(title))
    t.true(found, `${file} › ${title}`)
  }
})

test('SECURITY.md has every name with unsafe in it, and no other', t => {
  const found = new Set<string>()
  for (const [type, value] of Object.entries(names)) {
    if (/unsafe/i.test(type)) found.add(type)
    if (typeof value !== 'function') continue
    for (const name of Object.getOwnPropertyNames(value)) if (/unsafe/i.test(name)) found.add(`${type}.${name}()`)
    for (let of = value.prototype; of && of !== Object.prototype; of = Object.getPrototypeOf(of)) {
      for (const name of Object.getOwnPropertyNames(of)) if (/unsafe/i.test(name)) found.add(`${type}.${name}()`)
    }
  }
  // One method of a class that several have in common.
  const others = [...(/also of (.*) \|/.exec(text)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, type]) => type)
  const table = [...text.matchAll(/`(\w+\.unsafe\w+\(\))`/g)].map(([, name = '']) => name)
  t.deepEqual([...found].sort(), [...table, ...others.map(type => `${type}.unsafeIoctl()`)].sort())
})
