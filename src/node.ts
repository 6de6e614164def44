// Node's own modules that are large, by require: an import reads all that they export, and has Node load parts that nobody
// asked for. Of these two that is a third of what our whole package costs.

import { createRequire } from 'node:module'

export const require: NodeJS.Require = createRequire(import.meta.url)

export const fs: typeof import('node:fs') = require('node:fs')
export const util: typeof import('node:util') = require('node:util')
