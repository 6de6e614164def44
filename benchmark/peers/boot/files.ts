// What is booted, and by which QEMU: fetched before anything is measured, for in the KVM box there is no network.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { debianKernel, qemu } from '../../../scripts/box/programs.ts'
import { guestInitrd } from '../../../scripts/linux/initrd.ts'

export interface BootFiles {
  kernel: string
  initrd: string
  /** The beginning of QEMU's command line. */
  qemu: string[]
}

/** The command of the peer, and what it uses. */
export async function bootPeer(): Promise<{ command: string[]; version: string }> {
  const files: BootFiles = { kernel: await debianKernel(), initrd: await guestInitrd(), qemu: await qemu('x64') }
  const [program = '', ...args] = files.qemu
  const [version] = execFileSync(program, [...args, '--version'], { encoding: 'utf8' }).split('\n')
  const peer = fileURLToPath(new URL('peer.ts', import.meta.url))
  return { command: [process.execPath, peer, JSON.stringify(files)], version: `kvm-vmm; ${version}` }
}
