// What an exit costs in time, told by what does not depend on how busy the machine is: the instructions from one KVM_RUN to
// the next, in user space. What is no longer inlined, or crosses into native code once more, is seen here.
import { fileURLToPath } from 'node:url'
import { instructionsPerRun } from '../benchmark/instructions.ts'
import { x86Test } from './helpers/kvm-test.ts'

const program = fileURLToPath(new URL('helpers/exit-loops.ts', import.meta.url))

/** With the pinned Node they are 666 and 710, each time; a crossing into native code more is 300. */
const BOUND = 850

for (const [loop, what] of [
  ['port', 'a port write, with its port, size and data'],
  ['mmio', 'an MMIO write, with addressNumber and data'],
] as const) {
  x86Test(`${what}, takes at most ${BOUND} instructions in user space`, async t => {
    let count = Number.POSITIVE_INFINITY
    // A compiler that is busy elsewhere may not have come to it yet.
    for (let tries = 0; tries < 3 && count > BOUND; tries++)
      count = Math.min(count, await instructionsPerRun([process.execPath, program], loop))
    t.log(`${count} instructions`)
    t.true(count <= BOUND, `${count} instructions`)
  })
}
