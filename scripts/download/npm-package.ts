// A package from the npm registry in a folder of the cache.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { note, remind } from '../progress.ts'
import { cached } from './cache.ts'

/** Path of the package, which may be for another platform. */
export async function npmPackage(name: string, version: string): Promise<string> {
  const dir = await cached(`${name.replace('/', '-')}-${version}`, async into => {
    note(`fetching ${name} ${version} from the npm registry`)
    // npm would look for a package.json in the parent folders.
    const args = ['install', '--prefix', into, '--no-save', '--no-package-lock', '--force', `${name}@${version}`]
    const fetched = remind(`fetching ${name}`)
    const env = { ...process.env, npm_config_loglevel: 'error' }
    await promisify(execFile)('npm', args, { env }).finally(fetched)
  })
  return join(dir, 'node_modules', name)
}
