// The command line of a script. It is checked before the script does anything else.
import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'

/** A command line whose misuse ends the process with exit status 2 and a line on stderr. */
export function commandLine(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .helpOption('--help', 'lists the options')
    .showHelpAfterError('--help lists the options.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
}

/** Parses an integer in decimal digits. */
export function integer(min: number, max: number): (text: string) => number {
  return text => {
    if (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text)
    throw new InvalidArgumentError(`It takes an integer from ${min} to ${max}.`)
  }
}

/** Parses a positive number. */
export function positive(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text)
  throw new InvalidArgumentError('It takes a positive number.')
}

/** Checks the path of a file that the script reads. */
export function readable(path: string): string {
  try {
    readFileSync(path)
    return path
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}
