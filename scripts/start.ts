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

async function defaults(args: readonly string[]): Promise<string[]> {
  // Everything else is the example's to understand, or to refuse.
  const { values } = parseArgs({
    args: [...args],
    options: { kernel: { type: 'string' }, initrd: { type: 'string' } },
    strict: false,
  })
  // A kernel of the caller's own boots with the caller's own initramfs, or none.
  if (values.kernel !== undefined) return []
  try {
    const kernel = ['--kernel', await debianKernel()]
    return values.initrd === undefined ? [...kernel, '--initrd', await guestInitrd()] : kernel
  } catch (error) {
    throw new Error(
      `${(error as Error).message}\nOr boot a kernel of your own: npm start -- --kernel FILE [--initrd FILE]`,
      { cause: error },
    )
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
