// Arguments that are paths, in the forms that Node's fs takes.

import { isUint8Array } from 'node:util/types'
import { argumentType } from '../errors.ts'
import { require } from '../node-builtins.ts'
import { lengthOfArgument } from './bytes.ts'

export interface CheckedPath {
  /** A path need not be UTF-8. */
  readonly bytes: Buffer
  /** For messages. */
  readonly text: string
}

/**
 * @throws {TypeError} when it is none, or has null bytes
 * @throws {TypeError} `ERR_INVALID_URL_SCHEME` and so on of Node's own, when a URL is not one of a file
 */
export function pathOf(value: unknown, name: string, expected = 'string, Buffer or URL'): CheckedPath {
  const path = value instanceof URL ? fileUrlToPath(value) : value
  if (typeof path !== 'string' && !isUint8Array(path)) throw argumentType(name, expected, value)
  const bytes = typeof path === 'string' ? Buffer.from(path) : Buffer.from(path.slice(0, lengthOfArgument(path, name)))
  if (bytes.includes(0)) throw argumentType(name, `${expected} without null bytes`, value)
  return { bytes, text: typeof path === 'string' ? path : bytes.toString() }
}

const fileUrlToPath = (url: URL): string => (require('node:url') as typeof import('node:url')).fileURLToPath(url)
