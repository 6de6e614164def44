// Node's large builtin modules, by require. An import reads every export of a module, and so makes Node load what backs
// each of them: for these three that would be half of the time that importing this package takes.

import { createRequire } from 'node:module'

export const require: NodeJS.Require = createRequire(import.meta.url)

export const fs: typeof import('node:fs') = require('node:fs')
export const util: typeof import('node:util') = require('node:util')

export function isMainThread(): boolean {
  return (require('node:worker_threads') as typeof import('node:worker_threads')).isMainThread
}
