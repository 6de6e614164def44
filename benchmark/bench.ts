// npm run bench: measures this package and others on the same guests and the same KVM. docs/reference/performance.md
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { InvalidArgumentError } from 'commander'
import { hostKvm } from '../scripts/kvm/probe.ts'
import { type Place, runIn } from '../scripts/kvm/with-kvm.ts'
import { commandLine, integer } from '../scripts/options.ts'
import { note } from '../scripts/progress.ts'
import { buildFor } from '../scripts/run.ts'
import type { Result, Task } from './measure.ts'
import { bootPeer } from './peers/boot/files.ts'
import { buildPeers, commit, type Peers } from './peers/build.ts'
import { plot } from './report/plot.ts'
import { digits, lineOf, table } from './report/table.ts'
import { keyOf, type Series, select, seriesOf } from './rows.ts'

/** Time limit of the measurement in seconds. */
const limit = 1800

interface Options {
  only: string[]
  rounds: number
  slice: number
  box: boolean
  out: string
  docs: boolean
}

function rowOrGroup(word: string, others: readonly string[]): string[] {
  try {
    select([word])
    return [...others, word]
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}

const options = commandLine('npm run bench --', 'Measures this package and others on the same guests and the same KVM.')
  .option('--only <word>', 'a row or a group of rows (exits, registers, memory, ...); may be repeated', rowOrGroup, [])
  .option('--rounds <n>', 'measurements of each row', integer(1, 99_999), 9)
  .option('--slice <ms>', 'milliseconds of a measurement', integer(1, 99_999), 50)
  .option('--box', 'in the KVM box; rows that boot Linux run there anyway if this machine cannot', false)
  .option('--out <folder>', 'where results.json and plot.svg go', 'benchmark/results')
  .option('--docs', 'updates docs/reference/performance.md', false)
  .parse()
  .opts<Options>()

/** This machine's KVM if there is one: a limited KVM runs most rows, and is closer to the speed of hardware than the box. */
function chooseKvm(box: boolean, boots: boolean): Place {
  if (box) return { kind: 'full', inBox: true, why: 'the KVM box' }
  const { kind, finding } = hostKvm()
  if (kind === 'none' || (kind === 'limited' && boots))
    return { kind: 'full', inBox: true, why: `the KVM box, since ${finding}` }
  return { kind, inBox: false, why: `${kind === 'full' ? 'full' : 'limited'}: ${finding}` }
}

/** Adds the peer that boots Linux, or the reason why it is missing. */
async function addBootPeer({ commands, versions, missing }: Peers, { kind, why }: Place): Promise<void> {
  if (kind !== 'full') {
    missing.boot = `npm run bench -- --only boot does it in the KVM box; this KVM is ${why}`
    return
  }
  try {
    const { command, version } = await bootPeer()
    commands.boot = command
    versions.boot = version
  } catch (error) {
    missing.boot = (error as Error).message
  }
}

async function measure(where: Place, task: Task): Promise<Result> {
  let text = ''
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const program = new URL('measure.ts', import.meta.url).pathname
  const status = await runIn(where, [process.execPath, program, JSON.stringify(task)], { timeout: limit, stdout })
  if (status !== 0) throw new Error(`the measurement ended with ${status}`)
  return JSON.parse(text)
}

/** Writes the new figures between the marks in docs/reference/performance.md. */
async function document(what: 'figures' | 'boots', text: string): Promise<void> {
  const page = new URL('../docs/reference/performance.md', import.meta.url)
  const old = await readFile(page, 'utf8')
  await writeFile(
    page,
    old.replace(
      new RegExp(`(?<=<!-- begin of the ${what} -->\n).*(?=<!-- end of the ${what} -->)`, 's'),
      () => `${text}\n`,
    ),
  )
}

async function main({ only, rounds, slice, box, out, docs }: Options): Promise<void> {
  note(`npm run bench: builds the package and its peers, then measures: about ${only.length > 0 ? 2 : 6} minutes`)
  buildFor('bench')
  const started = new Date()
  note('building the peers')
  const peers = buildPeers()
  const { commands, versions, missing } = peers
  for (const [name, why] of Object.entries(missing)) console.log(`no peer in ${name}: ${why}`)
  const rows = select(only)
  const boots = rows.filter(({ group }) => group === 'boot').length
  const where = chooseKvm(box, boots === rows.length)
  if (boots > 0) await addBootPeer(peers, where)
  note(`measuring on ${where.why}`)
  const result = await measure(where, { peers: commands, missing, only, rounds, slice })
  const lines = rows.map(row => lineOf(row, result.rows[row.id] ?? {}))

  const slow = Math.max(...rows.map(row => Math.min(rounds, row.slow ?? 0)))
  const timing = rows.every(row => row.slow) ? `${slow} rounds` : `${rounds} rounds of ${slice} ms`
  const about = [
    `KVM: ${where.why}`,
    `CPU: ${result.cpus} of ${result.cpu}; Linux ${result.kernel}`,
    ...Object.entries(versions)
      .filter(([name]) => rows.some(row => seriesOf(row).some(({ peer }) => peer === name)))
      .map(([name, version]) => `${name}: ${version}`),
    ...lines.flatMap(({ row, others }) =>
      others
        .filter(({ series, ratio }) => series.peer === 'boot' && ratio)
        .map(({ series, ratio }) => `${keyOf(series)}: ${digits(ratio?.median ?? 0)} of ${keyOf(row.base as Series)}`),
    ),
    `commit ${commit()}, ${started.toISOString()}, ${timing}, in ${Math.round((Date.now() - started.getTime()) / 1000)} s`,
  ]
  console.log(`\n${table(lines)}\n\n${about.join('\n')}`)
  await mkdir(out, { recursive: true })
  const raw = { started, commit: commit(), kvm: where, versions, missing, slice, ...result }
  await writeFile(`${out}/results.json`, `${JSON.stringify(raw, null, 1)}\n`)
  const picture = plot(lines, `${where.inBox ? 'In the KVM box' : `On a ${where.kind} KVM`}, ${result.cpu}`)
  await writeFile(`${out}/plot.svg`, picture)
  if (docs) {
    const onlyBoots = boots === rows.length
    await document(onlyBoots ? 'boots' : 'figures', [table(lines), '', ...about.map(line => `- ${line}`)].join('\n'))
    if (!onlyBoots) await writeFile(new URL('../docs/reference/performance.svg', import.meta.url), picture)
  }
  note(`the raw figures are in ${out}/results.json, the plot in ${out}/plot.svg`)
}

try {
  await main(options)
} catch (error) {
  console.error(`npm run bench: ${(error as Error).message}`)
  process.exitCode = 1
}
