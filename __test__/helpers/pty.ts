import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A shell's command in the project's folder, with a terminal of its own, which script(1) makes: it is in Debian's
 * bsdutils, which no installation lacks.
 */
export class Pty {
  /** All that it has shown. */
  output = ''
  readonly #child: ChildProcessWithoutNullStreams
  readonly #ended: Promise<unknown[]>

  constructor(command: string, env: NodeJS.ProcessEnv = {}) {
    const args = ['--quiet', '--return', '--command', command, '/dev/null']
    const options = { cwd: root, env: { ...process.env, ...env, SHELL: '/bin/sh' } }
    this.#child = spawn('script', args, options)
    this.#ended = once(this.#child, 'close')
    this.#child.stdout.setEncoding('utf8').on('data', text => {
      this.output += text
    })
  }

  /** Presses keys. */
  type(keys: string): void {
    this.#child.stdin.write(keys)
  }

  /** Waits until it has shown what matches, after the first `from` characters; for at most `limit` milliseconds. */
  async shows(pattern: RegExp, limit: number, from = 0): Promise<void> {
    const over = AbortSignal.timeout(limit)
    const gone = this.#ended.then(() => false)
    while (!pattern.test(this.output.slice(from))) {
      const more = once(this.#child.stdout, 'data', { signal: over }).then(
        () => true,
        () => false,
      )
      if (!(await Promise.race([more, gone])) && !pattern.test(this.output.slice(from))) {
        throw new Error(`it has not shown ${pattern}, but ${this.output}`)
      }
    }
  }

  /** Waits for its end; resolves to its exit status. */
  async status(): Promise<number | null> {
    const [status] = (await this.#ended) as [number | null]
    return status
  }

  /** Ends it. */
  kill(): void {
    this.#child.kill('SIGTERM')
  }
}

/** The command, and then a line that says whether the terminal is as it was before. */
export function checked(command: string): string {
  const check = 'test "$before" = "$(stty -g)" && echo the terminal is as before || stty -a'
  return `ulimit -c 0; before=$(stty -g); ${command}; status=$?; echo; ${check}; exit $status`
}
