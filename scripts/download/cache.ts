// The cache of downloads and of files made from them: a folder of the user, outside the checkout.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { note } from '../progress.ts'

export function cacheDir(): string {
  // The specification of XDG_CACHE_HOME says to ignore a relative path.
  const base = process.env.XDG_CACHE_HOME
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'kvm-ioctls')
}

/**
 * Returns the cache's folder `name`, which `fill` fills if it is missing. The folder appears in one step when it is complete, so
 * an interrupted `fill` leaves no partial folder. Two processes never fill the cache at the same time.
 */
export async function cached(name: string, fill: (dir: string) => Promise<void>): Promise<string> {
  const dir = join(cacheDir(), name)
  if (existsSync(dir)) return dir
  await mkdir(cacheDir(), { recursive: true })
  const unlock = await lock(join(cacheDir(), 'lock'))
  try {
    if (existsSync(dir)) return dir
    const partial = `${dir}.partial`
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial)
    await fill(partial)
    await rename(partial, dir)
    return dir
  } finally {
    await unlock()
  }
}

/**
 * Takes a lock with a `flock` process that ends when its stdin closes. The kernel closes it even if this process is killed, so
 * no lock is left behind.
 */
async function lock(path: string): Promise<() => Promise<void>> {
  const holder = spawn('flock', [path, 'sh', '-c', 'echo locked; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(holder, 'close')
  const waiting = setTimeout(() => note('waiting for another process that fills the same cache'), 2000)
  try {
    const locked = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)])
    if (!locked) throw new Error(`cannot lock ${path}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error('flock is missing: install the package util-linux', { cause: error })
  } finally {
    clearTimeout(waiting)
  }
  return async () => {
    holder.stdin.end()
    await ended
  }
}
