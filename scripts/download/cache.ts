// What this project fetches or prepares once lives outside the checkout, in one folder per user.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { note } from '../progress.ts'

export function cacheDir(): string {
  // The specification of XDG_CACHE_HOME says that a relative path is to be ignored.
  const base = process.env.XDG_CACHE_HOME
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'kvm-ioctls')
}

/**
 * The cache's folder `name`; where it is missing, `fill` makes its content. It appears in one step when it is complete,
 * so an interrupted or failed `fill` leaves nothing that looks finished, and two processes never fill it at once.
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
 * Holds the lock by a `flock` process that ends when our end of its stdin closes: the kernel closes it even if this
 * process is killed, so a lock is never left behind.
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
