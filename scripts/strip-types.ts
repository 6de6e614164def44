// Copies of our TypeScript without its types, for the Node of a box that cannot leave them out.
import { glob, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const hook = fileURLToPath(new URL('stripped-types.mjs', import.meta.url))

/** The environment in which Node reads the copies, and the folder with them, which the caller removes. */
export async function stripTypes(): Promise<{ dir: string; env: NodeJS.ProcessEnv }> {
  const dir = await mkdtemp(join(tmpdir(), 'kvm-ioctls-stripped-'))
  for await (const path of glob(['index.ts', '{__test__,examples,scripts,src}/**/*.ts', 'vmm/{__test__,src}/**/*.ts'], {
    cwd: root,
  })) {
    const copy = join(dir, root, path)
    await mkdir(dirname(copy), { recursive: true })
    await writeFile(copy, stripTypeScriptTypes(await readFile(join(root, path), 'utf8')))
  }
  return { dir, env: { KVM_BOX_STRIPPED: dir, NODE_OPTIONS: `--import=${hook}` } }
}
