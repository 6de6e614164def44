// The archive that a kernel unpacks as its first root folder.
import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes `initrd` into the folder `into`. busybox, which is in the archive anyway, makes it. */
export async function writeInitramfs(
  into: string,
  busybox: string,
  folders: readonly string[],
  programs: Readonly<Record<string, Uint8Array>>,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<void> {
  const root = join(into, 'root')
  for (const folder of folders) await mkdir(join(root, folder), { recursive: true })
  for (const [mode, group] of [[0o755, programs] as const, [0o644, files] as const]) {
    for (const [path, data] of Object.entries(group)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), data, { mode })
    }
  }
  const archive = 'find . | "$1" cpio -o -H newc -R 0:0 --ignore-devno --renumber-inodes > ../initrd'
  execFileSync('sh', ['-c', archive, 'sh', busybox], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
  await rm(root, { recursive: true })
}
