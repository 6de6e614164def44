// Our TypeScript as JavaScript and declarations, into dist/. `npm run build` runs it after the addon.
// The JavaScript is one file, which is imported three times as fast as 60. docs/reference/performance.md has the figures.
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'rolldown'
import { architectures } from '../../src/abi/host.ts'
import { root, run } from '../run.ts'

/** The module `kvm-ioctls/ARCH`. It re-exports the one file, which has the names that differ by architecture in a table. */
async function entry(arch: keyof typeof architectures): Promise<string> {
  const all: object = await import(`../../src/abi/${arch}.ts`)
  const own = Object.keys(architectures[arch])
  const others = Object.keys(all).filter(name => !own.includes(name))
  return [
    "import { architectures } from '../../index.js'",
    `export const { ${own.join(', ')} } = architectures.${arch}`,
    `export { ${others.join(', ')} } from '../../index.js'\n`,
  ].join('\n')
}

rmSync(`${root}/dist`, { recursive: true, force: true })
run('tsc', ['--project', 'tsconfig.build.json'])
await build({
  cwd: root,
  input: 'index.ts',
  platform: 'node',
  transform: { target: 'node20.4' },
  output: {
    file: 'dist/index.js',
    // The declarations have the comments.
    comments: false,
  },
  logLevel: 'warn',
})
for (const arch of Object.keys(architectures) as (keyof typeof architectures)[]) {
  writeFileSync(`${root}/dist/src/abi/${arch}.js`, await entry(arch))
}
await import('../../vmm/build.ts')
