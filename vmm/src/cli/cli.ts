// Boots Linux: an unmodified kernel for this machine's processor with an initrd, its serial console on stdin and stdout.
//
//   kvm-vmm --kernel FILE --initrd FILE [--append TEXT] [--memory MIB] [--cpus N]
//
// A vCPU runs in a Worker of its own, together with the devices; the main thread reads and writes the console. Ctrl-A x
// leaves.

import module from 'node:module'
import { startWorker } from '../machine/worker.ts'

// To compile the modules, and to strip them of their types, takes longer than to make the machine: so the outcome is
// kept for the next time, in Node's own folder for that. Node 20 does not have it.
const { directory } = module.enableCompileCache?.() ?? {}
// For the Workers.
if (directory !== undefined) process.env.NODE_COMPILE_CACHE = directory

// The first vCPU's thread loads its modules while this one loads its own.
const firstWorker = startWorker()
const { main } = await import('./main.ts')
await main(firstWorker)
