// npm run build [-- --target TARGET]: the addon into binding/, and the TypeScript as JavaScript and declarations into dist/.
import { Option } from 'commander'
import { crossTargets } from '../cross/toolchain.ts'
import { commandLine } from '../options.ts'
import { runFile } from '../run.ts'
import { buildAddon } from './addon.ts'

const target = new Option('--target <target>', "of the addon; this machine's by default")
const { target: chosen } = commandLine('npm run build --', 'Builds the addon and dist/.')
  .addOption(target.choices(Object.keys(crossTargets)))
  .parse()
  .opts<{ target?: string }>()

try {
  await buildAddon(chosen)
  runFile('scripts/build/dist.ts')
} catch (error) {
  console.error(`build: ${(error as Error).message}`)
  process.exitCode = 1
}
