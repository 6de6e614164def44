// npm start: examples/linux.ts with Debian's kernel and a small initramfs, where there is KVM enough for it.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BoxFailed } from './box.ts'
import { debianKernel } from './box-parts.ts'
import { guestInitrd } from './guest-initrd.ts'
import { note } from './progress.ts'
import { place, runIn } from './with-kvm.ts'

const example = fileURLToPath(new URL('../examples/linux.ts', import.meta.url))

/** Seconds for one boot: it takes under half a minute, and a machine may be slow. */
const limit = 600

/** The files that the caller has not chosen otherwise. */
async function defaults(args: readonly string[]): Promise<string[]> {
  // All other options are the example's to understand, or to refuse.
  const { values } = parseArgs({
    args: [...args],
    options: { kernel: { type: 'string' }, initrd: { type: 'string' } },
    strict: false,
  })
  try {
    const files: string[] = []
    if (values.kernel === undefined) files.push('--kernel', await debianKernel())
    if (values.initrd === undefined) files.push('--initrd', await guestInitrd())
    return files
  } catch (error) {
    const own = 'Or boot what you have: npm start -- --kernel FILE --initrd FILE'
    throw new Error(`${(error as Error).message}\n${own}`, { cause: error })
  }
}

async function main(args: readonly string[]): Promise<number> {
  const files = await defaults(args)
  const where = place()
  note(`examples/linux.ts runs on ${where.why}`)
  return runIn(where, [process.execPath, example, ...files, ...args], { timeout: limit })
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const what =
    error instanceof BoxFailed ? `the box failed: ${error.message} (log: ${error.log})` : (error as Error).message
  console.error(`npm start: ${what}`)
  process.exitCode = 1
}
