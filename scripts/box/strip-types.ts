// Copies of the TypeScript files without types, for Debian's Node, which does not strip types.
import { glob, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../run.ts'

const hook = fileURLToPath(new URL('strip-types-hook.mjs', import.meta.url))

/** Returns the environment in which Node reads the copies, and their folder, which the caller removes. */
export async function stripTypes(): Promise<{ dir: string; env: NodeJS.ProcessEnv }> {
  const dir = await mkdtemp(join(tmpdir(), 'kvm-ioctls-stripped-'))
  const sources = ['index.ts', '{__test__,benchmark,examples,fuzz,scripts,src}/**/*.ts', 'vmm/{__test__,src}/**/*.ts']
  for await (const path of glob(sources, {
    cwd: root,
  })) {
    const copy = join(dir, root, path)
    await mkdir(dirname(copy), { recursive: true })
    await writeFile(copy, stripTypeScriptTypes(await readFile(join(root, path), 'utf8')))
  }
  return { dir, env: { KVM_BOX_STRIPPED: dir, NODE_OPTIONS: `--import=${hook}` } }
}
