// node scripts/release/check-tarballs.ts [--complete]: makes the tarballs and checks their files, with publint, and their
// types, with arethetypeswrong and the oldest compiler. With --complete a missing addon is an error, as for a release.
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { crossTargets } from '../cross/toolchain.ts'
import { npmPackage } from '../download/npm-package.ts'
import { commandLine } from '../options.ts'
import { root } from '../run.ts'
import { tarballs } from './tarballs.ts'

const folder = join(root, 'target/tarballs')

const ours = /^(package\.json|README\.md|CHANGELOG\.md|LICENSE-(APACHE|MIT))$/
const main = /^(dist\/.*\.(js|d\.ts)|binding\/index\.(cjs|d\.ts))$/
const addon = /^kvm-ioctls\.linux-[\w-]+\.node$/

/** The paths in a tarball. */
function files(tarball: string): string[] {
  const list = execFileSync('tar', ['--list', '--file', tarball], { encoding: 'utf8' }).trim().split('\n')
  return list.map(path => path.replace(/^package\//, ''))
}

function checkFiles(tarball: string, wanted: RegExp): void {
  const all = files(tarball)
  const others = all.filter(path => !ours.test(path) && !wanted.test(path))
  if (others.length > 0) throw new Error(`${basename(tarball)} has what is not for users: ${others.join(' ')}`)
  for (const needed of [/^package\.json$/, /^README\.md$/, /^LICENSE-MIT$/, wanted]) {
    if (!all.some(path => needed.test(path))) throw new Error(`${basename(tarball)} lacks ${needed}`)
  }
  console.log(`${basename(tarball)}: ${all.length} files`)
}

function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  if (status !== 0 || /Suggestions|Warnings/.test(stdout)) {
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  }
}

/** The oldest compiler of which the README says that it understands the declarations; the newest is installed.test.ts's. */
async function checkOldestCompiler(tarball: string): Promise<void> {
  const version = '5.4.5'
  const compiler = `${await npmPackage('typescript', version)}/bin/tsc`
  const project = mkdtempSync(join(tmpdir(), 'kvm-ioctls-types-'))
  try {
    const modules = join(project, 'node_modules')
    mkdirSync(join(modules, 'kvm-ioctls'), { recursive: true })
    execFileSync('tar', ['--extract', '--file', tarball, '--strip-components=1', '-C', join(modules, 'kvm-ioctls')])
    for (const name of ['@types', 'undici-types']) symlinkSync(join(root, 'node_modules', name), join(modules, name))
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
    const program = join(project, 'hello.ts')
    copyFileSync(join(root, 'examples/hello.ts'), program)
    run(compiler, ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--preserveSymlinks', program])
    console.log(`TypeScript ${version} understands the declarations`)
  } finally {
    rmSync(project, { recursive: true })
  }
}

async function check(complete: boolean): Promise<void> {
  const publint = `${await npmPackage('publint', '0.3.25')}/src/cli.js`
  const attw = `${await npmPackage('@arethetypeswrong/cli', '0.18.5')}/dist/index.js`
  const [first = '', ...others] = tarballs(folder)
  const targets = Object.keys(crossTargets)
  if (complete && others.length < targets.length) {
    throw new Error(`binding/ has only ${others.length} addons, of those for ${targets.join(', ')}`)
  }
  checkFiles(first, main)
  for (const tarball of others) checkFiles(tarball, addon)
  for (const tarball of [first, ...others]) run(publint, ['run', tarball, '--strict'])
  // For node10, which knows no "imports" in a package.json. For others installed.test.ts has the compiler look.
  run(attw, [first, '--profile', 'esm-only', '--ignore-rules', 'internal-resolution-error'])
  console.log('publint and arethetypeswrong find nothing')
  await checkOldestCompiler(first)
}

const { complete } = commandLine('check-tarballs.ts', 'Makes the tarballs in target/tarballs and checks them.')
  .option('--complete', 'a missing addon is an error', false)
  .parse()
  .opts<{ complete: boolean }>()

try {
  await check(complete)
} catch (error) {
  console.error(`check-tarballs: ${(error as Error).message}`)
  process.exitCode = 1
}
