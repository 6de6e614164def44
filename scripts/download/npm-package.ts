// A package from the npm registry, without its dependencies' scripts, in a folder of the cache.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { note } from '../progress.ts'
import { cached } from './cache.ts'

/** Path of the package; also of one for another platform than this machine's. */
export async function npmPackage(name: string, version: string): Promise<string> {
  const dir = await cached(`${name.replace('/', '-')}-${version}`, async into => {
    note(`fetching ${name} ${version} from the npm registry`)
    // A folder without a package.json of its own would be looked for further up.
    const args = ['install', '--prefix', into, '--no-save', '--no-package-lock', '--force', `${name}@${version}`]
    execFileSync('npm', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, npm_config_loglevel: 'error' },
    })
  })
  return join(dir, 'node_modules', name)
}
