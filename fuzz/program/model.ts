// The results that a good call may have: the model knows which handles are open and which vCPUs run.
import type { Entry, World } from './world.ts'

/** What works on a closed object too. */
const AFTER_CLOSE = /\.(closed|close|@dispose|@inspect|size|ref|unref|addressSpace|exits|@asyncIterator)$/
/** What a vCPU does while it runs. */
const WHILE_RUNNING =
  /\.(closed|close|@dispose|@inspect|asRawFd|share|exits|kick|ref|unref|getKvmRun|\w*Sync\w*Reg|syncRegs\w*|setKvmImmediateExit|\w*oalescedMmio\w*|harvestDirtyRing)$/

export interface Before {
  readonly open: boolean
  readonly running: boolean
}

export const before = (entry: Entry | undefined): Before => ({
  open: entry?.open ?? true,
  running: entry?.type === 'VcpuFd' && entry.running > 0,
})

/** Why a good call may not have returned, or nothing. */
export function wrongReturn(name: string, { open, running }: Before): string | undefined {
  if (!open && !AFTER_CLOSE.test(name)) return 'works on what is closed'
  if (running && !WHILE_RUNNING.test(name)) return 'works on a vCPU that runs'
  return undefined
}

/** Why a good call may not have thrown this, or nothing. */
export function wrongError(error: unknown, { open, running }: Before, world: World): string | undefined {
  const { code } = error as { code?: unknown }
  // One of its arguments may be closed.
  if (code === 'ERR_KVM_CLOSED' && open && world.entries.every(entry => entry.open)) {
    return 'closed, says the error, and nothing is'
  }
  // A run that was begun with a bad value counts as none.
  if (code === 'ERR_KVM_BUSY' && !running && world.pending.length === 0) {
    return 'busy, says the error, and nothing runs'
  }
  return undefined
}
