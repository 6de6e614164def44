// npm run cargo -- COMMAND ... --target TARGET ...: cargo for targets that this machine may not have.
import { execFileSync } from 'node:child_process'
import { cargoEnvironment } from './toolchain.ts'

const args = process.argv.slice(2)
const targets = args.flatMap((word, index) => (word === '--target' ? [args[index + 1] ?? ''] : []))

try {
  if (targets.length === 0) throw new Error('usage: npm run cargo -- COMMAND ... --target TARGET ...')
  const env = { ...process.env }
  for (const target of targets) Object.assign(env, await cargoEnvironment(target))
  execFileSync('cargo', args, { env, stdio: 'inherit' })
} catch (error) {
  console.error(`cargo for ${targets.join(', ') || 'no target'}: ${(error as Error).message}`)
  process.exitCode = (error as { status?: number }).status ?? 1
}
