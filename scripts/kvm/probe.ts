// Tries which guests this machine's KVM can run.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * - full: it runs 64-bit guests, and so boots Linux
 * - limited: ioctls and real-mode guests work, but not 64-bit guests
 * - none: it cannot be opened
 */
export interface HostKvm {
  kind: 'full' | 'limited' | 'none'
  /** The finding as a sentence. */
  finding: string
}

const guest = fileURLToPath(new URL('probe-guest.ts', import.meta.url))

/** Time limit in seconds of a guest of two instructions. */
const limit = 10

export function hostKvm(): HostKvm {
  const { stdout, stderr, error } = spawnSync(process.execPath, [guest], {
    encoding: 'utf8',
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
  })
  const [opened, exit] = stdout.split('\n')
  if (exit === 'Hlt') return { kind: 'full', finding: 'the /dev/kvm of this machine runs 64-bit guests' }
  if (opened === 'opened') {
    const end = exit || (error === undefined ? 'no exit' : `no end within ${limit} s`)
    return { kind: 'limited', finding: `the /dev/kvm of this machine cannot run 64-bit guests (${end})` }
  }
  const why = /KvmError: (.*)/.exec(stderr)?.[1] ?? (error?.message || stderr.trim())
  return { kind: 'none', finding: `this machine has no usable /dev/kvm: ${why}` }
}
