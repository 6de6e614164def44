import { readdirSync } from 'node:fs'
import { formatWithOptions } from 'node:util'
import { kvmTest } from './helpers/kvm-test.ts'

// scripts/build/doc-examples.ts makes them from the doc comments of src/.
const folder = new URL('doc-examples/', import.meta.url)

for (const file of readdirSync(folder)) {
  kvmTest(`the example of ${file.slice(0, -'.ts'.length)} does what it says`, async t => {
    const example = await import(new URL(file, folder).href)
    const printed: string[] = []
    await example.default({ log: (...values: unknown[]) => printed.push(formatWithOptions({}, ...values)) })
    t.deepEqual(printed, example.expected)
  })
}
