// npm run build:dist: our TypeScript as JavaScript and declarations, into dist/.
// The JavaScript is one file: 60 of them cost an import three times as much. docs/reference/performance.md has the figures.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { architectures } from '../src/abi/host.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What `kvm-ioctls/x86_64` and its like export: all of it is in the one file, and what differs stands there in a table. */
async function entry(arch: keyof typeof architectures): Promise<string> {
  const all: object = await import(`../src/abi/${arch}.ts`)
  const own = Object.keys(architectures[arch])
  const others = Object.keys(all).filter(name => !own.includes(name))
  return [
    "import { architectures } from '../../index.js'",
    `export const { ${own.join(', ')} } = architectures.${arch}`,
    `export { ${others.join(', ')} } from '../../index.js'\n`,
  ].join('\n')
}

rmSync(`${root}/dist`, { recursive: true, force: true })
const { status } = spawnSync('tsc', ['--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(1)
await build({
  cwd: root,
  input: 'index.ts',
  platform: 'node',
  transform: { target: 'node20.4' },
  output: {
    file: 'dist/index.js',
    // They are in the declarations.
    comments: false,
  },
  logLevel: 'warn',
})
for (const arch of Object.keys(architectures) as (keyof typeof architectures)[]) {
  writeFileSync(`${root}/dist/src/abi/${arch}.js`, await entry(arch))
}
await import('../vmm/build.ts')
