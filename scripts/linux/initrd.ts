// The initramfs of `npm start`: busybox, and an init that shows where it is, and goes, after a shell where one is wanted.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { busybox, ownArch } from '../box/programs.ts'
import { cached } from '../download/cache.ts'
import { cpio, directory, file } from './cpio.ts'

/** The word `shell` comes from the kernel's command line, after two hyphens. cttyhack gives the shell its terminal. */
const init = `#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox uname -a
if [ "$1" = shell ]; then
  /bin/busybox mount -t devtmpfs dev /dev
  /bin/busybox mount -t sysfs sys /sys
  /bin/busybox --install -s /bin
  setsid cttyhack sh
fi
# Changes nothing, but waits until all output has left the serial port: off, the machine sends nothing more.
/bin/busybox stty cs8
/bin/busybox poweroff -f
`

/** Path of the archive, made on first use. */
export async function guestInitrd(arch = ownArch): Promise<string> {
  const program = await readFile(await busybox(arch))
  const version = createHash('sha256').update(program).update(init).digest('hex').slice(0, 16)
  const dir = await cached(`guest-initrd-${version}`, async into => {
    const folders = ['bin', 'dev', 'proc', 'sys'].map(name => directory(name))
    const files = [file('init', Buffer.from(init), 0o755), file('bin/busybox', program, 0o755)]
    await writeFile(join(into, 'initrd'), cpio([...folders, ...files]))
  })
  return join(dir, 'initrd')
}
