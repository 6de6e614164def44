// An empty project that has installed the package as its users do: from a registry, without a compiler, without cargo, and
// without this checkout.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from './registry.ts'
import { tarballs } from './tarballs.ts'

/** Nothing but what npm itself is started with. */
function emptyPath(folder: string): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  return bin
}

/** npm's own program, of the npm that runs this or else of the machine. */
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

/** The project's folder, for the architecture `cpu`; whoever asks for it removes it. */
export async function installed(cpu: string = process.arch): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kvm-ioctls-project-'))
  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }))
  const registry = await serve(tarballs(join(folder, 'tarballs')))
  try {
    const options = ['--no-audit', '--no-fund', '--loglevel=error', `--registry=${registry.url}`, `--cpu=${cpu}`]
    const args = [await npmProgram(), 'install', 'kvm-ioctls', ...options]
    const env = { PATH: emptyPath(folder), HOME: folder }
    const npm = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] })
    const [status] = await once(npm, 'close')
    if (status !== 0) throw new Error(`npm install ended with ${status}, after ${registry.asked.join(' ')}`)
    return project
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw error
  } finally {
    await registry.close()
  }
}
