// npm run build --workspace vmm: compiles src/ into JavaScript and declarations in dist/. The declarations of
// kvm-ioctls must be built first.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const folder = fileURLToPath(new URL('.', import.meta.url))

rmSync(`${folder}/dist`, { recursive: true, force: true })
const tsc = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url))
const { status } = spawnSync(tsc, ['--project', 'tsconfig.build.json'], { cwd: folder, stdio: 'inherit' })
if (status !== 0) process.exit(1)
await build({
  cwd: folder,
  input: { index: 'src/index.ts', cli: 'src/cli/cli.ts' },
  platform: 'node',
  external: [/^kvm-ioctls/],
  transform: { target: 'node20.4' },
  output: { dir: 'dist', comments: false },
  logLevel: 'warn',
})
