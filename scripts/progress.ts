// One line on stderr for each step that takes a while; on a terminal the line of a download counts up.

export function note(text: string): void {
  process.stderr.write(`> ${text}\n`)
}

/** Shows `text`; the function that it returns is called with each new percentage, and without one at the end. */
export function counter(text: string): (percent?: number) => void {
  if (!process.stderr.isTTY) {
    note(text)
    return () => {}
  }
  process.stderr.write(`> ${text}`)
  return percent =>
    process.stderr.write(percent === undefined ? `\r> ${text}      \n` : `\r> ${text}  ${Math.floor(percent)} %`)
}
