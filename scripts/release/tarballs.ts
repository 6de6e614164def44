// npm run tarballs [-- --into FOLDER]: the packages for the npm registry as files. The main package names the platform
// packages as optional dependencies; each platform package whose addon is in binding/ is made.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { commandLine } from '../options.ts'
import { root } from '../run.ts'

/** A manifest, of whose other members nothing need be known. */
export interface Manifest {
  name: string
  version: string
  main?: string
  files?: string[]
  [member: string]: unknown
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Where the sources are; npm asks for it to attest the provenance, and compares it with where the build ran. */
function repository(): { repository?: { type: string; url: string } } {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env
  return GITHUB_REPOSITORY
    ? { repository: { type: 'git', url: `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git` } }
    : {}
}

/** The platform packages whose addons are there, by their folders. */
function platforms(): Map<string, Manifest> {
  const { version } = readManifest(root)
  const found = new Map<string, Manifest>()
  for (const name of readdirSync(join(root, 'npm'))) {
    const manifest = readManifest(join(root, 'npm', name))
    if (manifest.version !== version) throw new Error(`npm/${name} is ${manifest.version}, the main package ${version}`)
    if (existsSync(join(root, 'binding', manifest.main ?? ''))) found.set(join(root, 'npm', name), manifest)
  }
  return found
}

function pack(folder: string, into: string): string {
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', into]
  return join(into, execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }).trim())
}

function packMain(optional: readonly Manifest[], stage: string, into: string): string {
  const { scripts, devDependencies, allowScripts, ava, napi, workspaces, ...manifest } = readManifest(root)
  const optionalDependencies = Object.fromEntries(optional.map(({ name, version }) => [name, version]))
  const packed = { ...manifest, ...repository(), optionalDependencies }
  for (const file of ['README.md', ...(manifest.files ?? [])]) {
    mkdirSync(dirname(join(stage, file)), { recursive: true })
    cpSync(join(root, file), join(stage, file), { recursive: true })
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`)
  return pack(stage, into)
}

function packPlatform(folder: string, manifest: Manifest, stage: string, into: string): string {
  cpSync(folder, stage, { recursive: true })
  for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT']) cpSync(join(root, licence), join(stage, licence))
  const { main = '', files = [] } = manifest
  cpSync(join(root, 'binding', main), join(stage, main))
  const packed = { ...manifest, ...repository(), files: [...files, 'LICENSE-APACHE', 'LICENSE-MIT'] }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`)
  return pack(stage, into)
}

/** Makes the tarballs in the folder `into`; dist/ and binding/ have to be built. The main package is the first. */
export function tarballs(into: string): string[] {
  mkdirSync(into, { recursive: true })
  const stage = mkdtempSync(join(tmpdir(), 'kvm-ioctls-pack-'))
  try {
    const found = platforms()
    const made = [packMain([...found.values()], join(stage, 'main'), into)]
    for (const [folder, manifest] of found) made.push(packPlatform(folder, manifest, join(stage, manifest.name), into))
    return made
  } finally {
    rmSync(stage, { recursive: true })
  }
}

if (import.meta.main) {
  const { into } = commandLine('npm run tarballs --', 'Makes the packages for the npm registry; `npm run build` first.')
    .option('--into <folder>', 'where the files go', 'target/tarballs')
    .parse()
    .opts<{ into: string }>()
  try {
    for (const path of tarballs(resolve(into))) console.log(path)
  } catch (error) {
    console.error(`tarballs: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
