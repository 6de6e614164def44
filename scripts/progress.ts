// What a command is doing, on stderr.

export function note(text: string): void {
  process.stderr.write(`> ${text}\n`)
}

/** Shows `text`. The returned function shows a new percentage, or without one ends the line. */
export function counter(text: string): (percent?: number) => void {
  if (!process.stderr.isTTY) {
    note(text)
    return () => {}
  }
  process.stderr.write(`> ${text}`)
  return percent =>
    process.stderr.write(percent === undefined ? `\r> ${text}      \n` : `\r> ${text}  ${Math.floor(percent)} %`)
}

/** Seconds of work between two lines about it. */
const INTERVAL = 5

/** Says every few seconds that the work named by `text` still goes on. The returned function ends that. */
export function remind(text: string): () => void {
  let seconds = 0
  const timer = setInterval(() => {
    seconds += INTERVAL
    note(`${text}: ${seconds} s so far`)
  }, INTERVAL * 1000)
  return () => clearInterval(timer)
}
