// npm run bench: this package and others like it on the same guests and the same KVM. docs/reference/performance.md has a table.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { hostKvm } from '../scripts/kvm/probe.ts'
import { type Place, runIn } from '../scripts/kvm/with-kvm.ts'
import { note } from '../scripts/progress.ts'
import type { Result, Task } from './measure.ts'
import { bootPeer } from './peers/boot/files.ts'
import { buildPeers, commit, type Peers } from './peers/build.ts'
import { plot } from './report/plot.ts'
import { digits, lineOf, table } from './report/table.ts'
import { keyOf, type Series, select, seriesOf } from './rows.ts'

const usage = `usage: npm run bench -- [--only WORD ...] [--rounds N] [--slice MS] [--box] [--out FOLDER] [--docs]

  --only    a row or a group of rows: exits, registers, memory, ...; several times for several
  --rounds  how often each is measured; 9 unless given
  --slice   milliseconds of a measurement; 50 unless given
  --box     in the KVM box, even where this machine has a KVM of its own; so is "--only boot" where that cannot boot Linux
  --out     where results.json and plot.svg go; benchmark/results unless given
  --docs    puts the table and the plot into docs/reference/performance.md too`

/** Seconds for all of it. */
const limit = 1800

function parse(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '9' },
      slice: { type: 'string', default: '50' },
      box: { type: 'boolean', default: false },
      out: { type: 'string', default: 'benchmark/results' },
      docs: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  for (const name of ['rounds', 'slice'] as const) {
    if (!/^[1-9]\d{0,4}$/.test(values[name])) throw new Error(`--${name} takes a positive number, not ${values[name]}`)
  }
  select(values.only)
  return { ...values, rounds: Number(values.rounds), slice: Number(values.slice) }
}

/** The machine's own KVM if it has any: a limited one is good for most rows, and nearer to real hardware in time. */
function chooseKvm(box: boolean, boots: boolean): Place {
  if (box) return { kind: 'full', inBox: true, why: 'the KVM box' }
  const { kind, finding } = hostKvm()
  if (kind === 'none' || (kind === 'limited' && boots))
    return { kind: 'full', inBox: true, why: `the KVM box, since ${finding}` }
  return { kind, inBox: false, why: `${kind === 'full' ? 'full' : 'limited'}: ${finding}` }
}

/** Adds what boots Linux; or why it is not there. */
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

/** Puts the figures of today into the page that is about them, where it has a place for them. */
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

async function main(args: string[]): Promise<void> {
  const { only, rounds, slice, box, out, docs, help } = parse(args)
  if (help) return console.log(usage)
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
  await main(process.argv.slice(2))
} catch (error) {
  console.error(`npm run bench: ${(error as Error).message}`)
  if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) console.error(usage)
  process.exitCode = 1
}
