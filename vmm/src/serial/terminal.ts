// The terminal that somebody sits at.

import { spawnSync } from 'node:child_process'
import type { ReadStream } from 'node:tty'

/**
 * Has the terminal hand on every key as it is typed, Ctrl-C too, until the function that it returns is called. Node itself
 * gives the terminal back when the process exits; here the signals that end it are seen to.
 */
export function rawMode(terminal: ReadStream): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGABRT', 'SIGALRM', 'SIGUSR2', 'SIGXCPU'] as const
  const end = (signal: NodeJS.Signals) => {
    restore()
    process.kill(process.pid, signal)
  }
  const restore = () => {
    for (const signal of signals) process.off(signal, end)
    terminal.setRawMode(false)
  }
  // First, so that a signal that comes while stty runs waits for its end: what stty does would else come after all.
  for (const signal of signals) process.once(signal, end)
  terminal.setRawMode(true)
  // Node's raw mode still has the terminal return the carriage at a line feed, which is the guest's to decide.
  spawnSync('stty', ['-opost'], { stdio: 'inherit' })
  return restore
}
