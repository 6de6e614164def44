import { type ExecFileOptions, execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  status: number | string
  stdout: string
  stderr: string
}

/** Runs Node in the project's folder, for at most `timeout` milliseconds, and resolves however it ends. */
export function runNode(args: readonly string[], program = process.execPath, timeout = 300_000): Promise<Ended> {
  return run(args, program, { cwd: root, timeout })
}

/** The same in a project that has installed the package: nothing tells the program of this checkout. */
export function runInstalled(project: string, args: readonly string[], program = process.execPath): Promise<Ended> {
  return run(args, program, { cwd: project, timeout: 110_000, env: { HOME: project } })
}

function run(args: readonly string[], program: string, settings: ExecFileOptions): Promise<Ended> {
  return new Promise(resolve => {
    const options = { ...settings, encoding: 'utf8', killSignal: 'SIGKILL' } as const
    execFile(program, [...args], options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? error.signal ?? 'unknown'), stdout, stderr })
    })
  })
}

/** The same for a module given as text, which finds the package by its name. */
export const runModule = (code: string): Promise<Ended> => runNode(['--input-type=module', '--eval', code])
