// The threads of the vCPUs.

import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** A thread that is ready for a VcpuJob (vcpu.ts) as a message. Until it has one, it does not keep the process alive. */
export function startWorker(): Worker {
  const worker = new Worker(new URL(`vcpu${extname(import.meta.url)}`, import.meta.url))
  worker.unref()
  return worker
}
