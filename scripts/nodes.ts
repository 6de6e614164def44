// The versions of Node that the package promises to load on, beside the one that it is developed with.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { cached } from './cache.ts'
import { note } from './progress.ts'

const versions = ['20', '22', '24', '26']

/** Paths of their programs, from the npm registry. */
export async function nodes(): Promise<string[]> {
  const name = `node-${process.platform}-${process.arch}`
  const paths: string[] = []
  for (const version of versions) {
    const dir = await cached(`${name}-${version}`, async into => {
      note(`fetching Node ${version} from the npm registry (about 50 MB)`)
      // A folder without a package.json of its own would be looked for further up.
      execFileSync('npm', ['install', '--prefix', into, '--no-save', '--no-package-lock', `${name}@${version}`], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, npm_config_loglevel: 'error' },
      })
    })
    paths.push(join(dir, 'node_modules', name, 'bin', 'node'))
  }
  return paths
}
