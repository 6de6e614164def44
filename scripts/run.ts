// Programs that a script runs in the project's root folder.
import { execFileSync } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { note } from './progress.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The environment in which the programs of the development tools are found, also without npm. */
export const toolEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [`${root}node_modules/.bin`, process.env.PATH].join(delimiter),
})

/** Runs a program to its end and throws unless it succeeds. Its output goes to stderr: stdout is for a command's result. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  execFileSync(program, args, { cwd: root, env: { ...toolEnvironment(), ...env }, stdio: ['ignore', 2, 2] })
}

/** Runs a TypeScript file of this project. */
export function runFile(path: string, ...args: readonly string[]): void {
  run(process.execPath, [path, ...args])
}

/** Builds the package if npm runs the script `name`. A file that is called directly, such as in the KVM box, builds nothing. */
export function buildFor(name: string): void {
  if (process.env.npm_lifecycle_event !== name) return
  note('building the package: a minute or two the first time, then seconds')
  runFile('scripts/build/build.ts')
}
