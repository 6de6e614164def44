// The benchmark's peer on Node: this package.
// It reads lines "ROW COUNT" and answers each with the nanoseconds that COUNT operations took.
import { createInterface } from 'node:readline'
import { rows } from './rows.ts'

for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', count] = line.split(' ')
  try {
    const row = rows[name]
    if (row === undefined) throw new Error(`no row ${name} on Node`)
    console.log(Math.round(await row(Number(count))))
  } catch (error) {
    console.log(`error ${(error as Error).message}`)
  }
}
