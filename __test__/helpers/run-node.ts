import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  status: number | string
  stdout: string
  stderr: string
}

/** Runs Node in the project's folder, for at most `timeout` milliseconds, and resolves however it ends. */
export function runNode(args: readonly string[], program = process.execPath, timeout = 300_000): Promise<Ended> {
  return new Promise(resolve => {
    const options = { cwd: root, timeout, killSignal: 'SIGKILL' } as const
    execFile(program, [...args], options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? error.signal ?? 'unknown'), stdout, stderr })
    })
  })
}

/** The same for a module given as text, which finds the package by its name. */
export const runModule = (code: string): Promise<Ended> => runNode(['--input-type=module', '--eval', code])
