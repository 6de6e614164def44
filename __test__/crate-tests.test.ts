// Holds the table of crate-tests.md against the crate's unit tests and against our own.
import { readFileSync } from 'node:fs'
import test from 'ava'
import { crateTests } from './generated/crate-tests.ts'

interface Row {
  file: string
  name: string
  architectures: string
  /** In the form `file › title`. */
  ours: string[]
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

function rowsOf(markdown: string): Row[] {
  const rows: Row[] = []
  let file = ''
  for (const line of markdown.split('\n')) {
    file = /^## (.*)/.exec(line)?.[1] ?? file
    const [, name, architectures, ours] = /^\| `(\w+)` \| ([\w, ]+) \|(.*)\|$/.exec(line) ?? []
    if (name === undefined || architectures === undefined || ours === undefined) continue
    rows.push({ file, name, architectures, ours: Array.from(ours.matchAll(/`([^`]+)`/g), match => match[1] ?? '') })
  }
  return rows
}

const rows = rowsOf(read('crate-tests.md'))

test('crate-tests.md has a row for each unit test of the crate', t => {
  const crate = crateTests.map(({ file, name, architectures }) => [file, name, architectures.join(', ')])
  t.deepEqual(
    rows.map(({ file, name, architectures }) => [file, name, architectures]),
    crate,
  )
})

test('each of our tests that crate-tests.md names is there', t => {
  const texts = new Map<string, string>()
  for (const ours of rows.flatMap(row => row.ours)) {
    const [file = '', title = ''] = ours.split(' › ')
    const text = texts.get(file) ?? read(file)
    texts.set(file, text)
    const quoted = ["'", '`', '"'].map(quote => quote + title + quote)
    t.true(title !== '' && quoted.some(title => text.includes(title)), ours)
  }
})

test('crate-tests.md names tests of ours for each unit test of the crate', t => {
  const empty = rows.filter(row => row.ours.length === 0)
  t.log(`${rows.length - empty.length} of ${rows.length} rows are filled`)
  t.deepEqual(
    empty.map(({ file, name, architectures }) => `${file} ${name} (${architectures})`),
    [],
  )
})
