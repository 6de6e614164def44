// The initramfs of `npm start`: busybox and an init that prints `uname -a`, runs a shell if the command line asks for one, and
// powers off.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownArch } from '../box/machine.ts'
import { busybox } from '../box/programs.ts'
import { cached } from '../download/cache.ts'
import { writeInitramfs } from './initramfs.ts'

/** `shell` follows `--` in the kernel's command line. cttyhack gives the shell its terminal. */
const init = `#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox uname -a
if [ "$1" = shell ]; then
  /bin/busybox mount -t devtmpfs dev /dev
  /bin/busybox mount -t sysfs sys /sys
  /bin/busybox --install -s /bin
  setsid cttyhack sh
fi
# This waits until all output has left the serial port: after power-off the machine sends nothing more.
/bin/busybox stty cs8
/bin/busybox poweroff -f
`

/** Path of the archive, made on first use. */
export async function guestInitrd(arch = ownArch): Promise<string> {
  const program = await readFile(await busybox(arch))
  const version = createHash('sha256').update(program).update(init).digest('hex').slice(0, 16)
  const tool = await busybox()
  const dir = await cached(`guest-initrd-${version}`, into =>
    writeInitramfs(into, tool, ['dev', 'proc', 'sys'], { init: Buffer.from(init), 'bin/busybox': program }),
  )
  return join(dir, 'initrd')
}
