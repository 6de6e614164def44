// Those of Node's own modules that are large, by require and as late as can be: an import reads all that a module exports,
// and with that has Node load parts which nobody asked for. Of these three it would be half of what our import costs.

import { createRequire } from 'node:module'

export const require: NodeJS.Require = createRequire(import.meta.url)

export const fs: typeof import('node:fs') = require('node:fs')
export const util: typeof import('node:util') = require('node:util')

export function isMainThread(): boolean {
  return (require('node:worker_threads') as typeof import('node:worker_threads')).isMainThread
}
