// A project that installs the package as users do: from a registry, without a compiler and cargo, and without this checkout.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Libc } from '../box/machine.ts'
import { tarballs } from '../release/tarballs.ts'
import { serve } from './registry.ts'

/** A PATH that has only Node. */
function emptyPath(folder: string): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  return bin
}

/** Path of the running npm, or else of the machine's. */
async function npmProgram(): Promise<string> {
  const { npm_execpath } = process.env
  if (npm_execpath?.endsWith('npm-cli.js')) return npm_execpath
  const found = spawn('sh', ['-c', 'readlink -f "$(command -v npm)"'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let path = ''
  found.stdout.on('data', chunk => {
    path += chunk
  })
  await once(found, 'close')
  return path.trim()
}

const hellos: Readonly<Record<string, string>> = { arm64: 'hello-aarch64', riscv64: 'hello-riscv64' }

/** Writes programs for the architecture `cpu` into the project, also as JavaScript for runtimes without TypeScript. */
function addPrograms(project: string, cpu: string): void {
  const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const hello = read(`examples/${hellos[cpu] ?? 'hello'}.ts`)
  const script = stripTypeScriptTypes(hello)
  writeFileSync(join(project, 'hello.ts'), hello)
  writeFileSync(join(project, 'hello.js'), script)
  writeFileSync(join(project, 'hello.cjs'), script.replaceAll(/^import (.*) from (.*)$/gm, 'const $1 = require($2)'))
  const smoke = stripTypeScriptTypes(read('__test__/runtimes/smoke.ts'))
  writeFileSync(join(project, 'smoke.mjs'), smoke.replace('../guests/any.ts', './guest.mjs'))
  writeFileSync(join(project, 'guest.mjs'), stripTypeScriptTypes(read('__test__/guests/any.ts')))
}

/** Makes a project for a platform, with programs to run. Returns its folder, which is removed when this process ends. */
export async function installed(cpu: string = process.arch, libc: Libc = 'glibc'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kvm-ioctls-project-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }))
  const registry = await serve(tarballs(join(folder, 'tarballs')))
  try {
    const options = ['--no-audit', '--no-fund', '--loglevel=error', `--registry=${registry.url}`]
    const platform = [`--cpu=${cpu}`, `--libc=${libc}`]
    const args = [await npmProgram(), 'install', 'kvm-ioctls', ...options, ...platform]
    const env = { PATH: emptyPath(folder), HOME: folder }
    const npm = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] })
    const [status] = await once(npm, 'close')
    if (status !== 0) throw new Error(`npm install ended with ${status}, after ${registry.asked.join(' ')}`)
    addPrograms(project, cpu)
    return project
  } finally {
    await registry.close()
  }
}
