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

const usage = 'usage: npm start -- [--kernel FILE] [--initrd FILE] [--append TEXT] [--memory MIB]'

/** The options, all of them the example's. */
function parse(args: readonly string[]): { kernel?: string; initrd?: string; help?: boolean } {
  const type = 'string'
  const options = {
    kernel: { type },
    initrd: { type },
    append: { type },
    memory: { type },
    help: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`)
  }
}

/** The files that the caller has not chosen otherwise. */
async function defaults({ kernel, initrd }: { kernel?: string; initrd?: string }): Promise<string[]> {
  try {
    const files: string[] = []
    if (kernel === undefined) files.push('--kernel', await debianKernel())
    if (initrd === undefined) files.push('--initrd', await guestInitrd())
    return files
  } catch (error) {
    const own = 'Or boot what you have: npm start -- --kernel FILE --initrd FILE'
    throw new Error(`${(error as Error).message}\n${own}`, { cause: error })
  }
}

async function main(args: readonly string[]): Promise<number> {
  const options = parse(args)
  if (options.help) {
    console.log(usage)
    return 0
  }
  const files = await defaults(options)
  const where = place()
  note(`examples/linux.ts runs on ${where.why}${where.inBox ? '; the first line comes in about 15 s' : ''}`)
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
