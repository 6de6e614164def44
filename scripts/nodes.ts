// The versions of Node that the package promises to load on, beside the one that it is developed with.
import { join } from 'node:path'
import { npmPackage } from './npm-package.ts'

const versions = ['20', '22', '24', '26']

/** Paths of their programs, from the npm registry. */
export async function nodes(): Promise<string[]> {
  const name = `node-${process.platform}-${process.arch}`
  const paths: string[] = []
  for (const version of versions) {
    paths.push(join(await npmPackage(name, version), 'bin', 'node'))
  }
  return paths
}
