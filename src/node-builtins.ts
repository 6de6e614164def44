// Node's large builtin modules, by require. An import reads every export of a module, and so makes Node load what backs
// each of them: for these three that would be half of the time that importing this package takes.

import { createRequire } from 'node:module'

export const require: NodeJS.Require = createRequire(import.meta.url)

export const fs: typeof import('node:fs') = require('node:fs')
export const util: typeof import('node:util') = require('node:util')

/** It takes 3 ms to load: only where it is needed. */
export function workerThreads(): typeof import('node:worker_threads') {
  return require('node:worker_threads')
}
