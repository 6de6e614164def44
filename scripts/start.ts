// npm start: examples/linux.ts with Debian's kernel and a small initramfs, where there is KVM enough for it.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BoxFailed } from './box.ts'
import { debianKernel } from './box-parts.ts'
import { guestInitrd } from './guest-initrd.ts'
import { note } from './progress.ts'
import { place, runIn } from './with-kvm.ts'

const example = fileURLToPath(new URL('../examples/linux.ts', import.meta.url))

/** Seconds for one boot where nobody is there to end it: it takes under half a minute, and a machine may be slow. */
const limit = 600

const usage = 'usage: npm start -- [--kernel FILE] [--initrd FILE] [--append TEXT] [--memory MIB] [--cpus N]'

/** All but help are the example's. */
interface Options {
  kernel?: string
  initrd?: string
  append?: string
  help?: boolean
}

function parse(args: readonly string[]): Options {
  const type = 'string'
  const options = {
    kernel: { type },
    initrd: { type },
    append: { type },
    memory: { type },
    cpus: { type },
    help: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`)
  }
}

/** What the caller has not chosen otherwise. */
async function defaults({ kernel, initrd, append = '' }: Options): Promise<string[]> {
  try {
    const chosen: string[] = []
    if (kernel === undefined) chosen.push('--kernel', await debianKernel())
    if (initrd !== undefined) return chosen
    chosen.push('--initrd', await guestInitrd())
    // What follows the two hyphens is for the init of that file.
    if (process.stdin.isTTY) chosen.push('--append', `${append} -- shell`)
    return chosen
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
  const chosen = await defaults(options)
  const where = place()
  note(`examples/linux.ts runs on ${where.why}${where.inBox ? '; the first line comes in about 15 s' : ''}`)
  if (process.stdin.isTTY) note('Ctrl-A x leaves the virtual machine at any time')
  // Of an option that is given twice the last one counts.
  const command = [process.execPath, example, ...args, ...chosen]
  return await runIn(where, command, { stdin: process.stdin, ...(!process.stdin.isTTY && { timeout: limit }) })
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const what =
    error instanceof BoxFailed ? `the box failed: ${error.message} (log: ${error.log})` : (error as Error).message
  console.error(`npm start: ${what}`)
  process.exitCode = 1
}
// An open stdin would keep the process alive.
process.stdin.destroy()
