// From measured values to what is said about them.
import type { Measured, RowResult } from '../measure.ts'
import { keyOf, type Language, type Row, type Series } from '../rows.ts'

export interface Spread {
  median: number
  /** A quarter of the rounds is below the first, and a quarter above the second. */
  quartiles: readonly [number, number]
}

/** One line of the table. */
export interface Line {
  row: Row
  /** Why there are no figures. */
  skipped?: string
  /** Of what it is held against, per operation. */
  base?: Spread
  ours?: Spread
  /** `ours` to `base`, round by round; or `ours` where there is no base. */
  ratio?: Spread
  /** How many nanoseconds more. */
  extra?: Spread
  others: { series: Series; ratio?: Spread; skipped?: string }[]
  /** Whether the goal is reached; undefined where there is none. */
  reached?: boolean
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part: number): number => {
    const place = part * (sorted.length - 1)
    const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
    return low + (high - low) * (place - Math.floor(place))
  }
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)] }
}

/** The values of a series; why there are none otherwise. */
function valuesOf(result: RowResult, series: Series | undefined): number[] | string | undefined {
  if (series === undefined) return undefined
  const measured: Measured | { skipped: string } | undefined = result[keyOf(series)]
  if (measured === undefined) return 'not measured'
  return 'skipped' in measured ? `${series.peer}: ${measured.skipped}` : measured.values
}

const divided = (values: readonly number[], by: readonly number[]): Spread =>
  spreadOf(values.map((value, round) => value / (by[round] as number)))

export function lineOf(row: Row, result: RowResult): Line {
  const values = [row.ours, row.base, row.less].map(series => valuesOf(result, series))
  const skipped = values.find(value => typeof value === 'string')
  if (skipped !== undefined) return { row, skipped, others: [] }
  const [ours = [], base, less] = values as (number[] | undefined)[]
  const own = less === undefined ? ours : ours.map((value, round) => value - (less[round] as number))
  if (less !== undefined && spreadOf(own).median <= 0) {
    return { row, skipped: 'the difference is lost in the noise of this run', others: [] }
  }
  if (base === undefined) {
    const spread = spreadOf(own)
    return { row, ours: spread, ratio: spread, others: [], reached: spread.median <= (row.most as number) }
  }
  const line: Line = {
    row,
    ours: spreadOf(own),
    base: spreadOf(base),
    ratio: divided(own, base),
    extra: spreadOf(own.map((value, round) => value - (base[round] as number))),
    others: row.others.map(series => {
      const other = valuesOf(result, series)
      return typeof other === 'object' ? { series, ratio: divided(other, base) } : { series, skipped: other as string }
    }),
  }
  if (row.most !== undefined) line.reached = (line.ours as Spread).median <= row.most
  if (row.goal !== undefined && Number.isFinite(row.goal.ratio)) line.reached = isReached(row, line)
  return line
}

function isReached({ goal }: Row, { base, ratio, extra }: Line): boolean {
  if (goal?.from !== undefined && (base as Spread).median < goal.from) {
    return (extra as Spread).median <= (goal.extra as number)
  }
  return (ratio as Spread).median <= (goal?.ratio as number)
}

export function amount(value: number, unit: Row['unit']): string {
  if (unit === 'instructions') return value.toFixed(0)
  const steps =
    unit === 'ns'
      ? ([
          [1e9, 's'],
          [1e6, 'ms'],
          [1e3, 'us'],
          [1, 'ns'],
        ] as const)
      : ([
          [2 ** 20, 'MiB'],
          [1024, 'KiB'],
          [1, 'B'],
        ] as const)
  const [size, name] = steps.find(([size]) => Math.abs(value) >= size) ?? (steps.at(-1) as (typeof steps)[number])
  const scaled = value / size
  return `${Math.abs(scaled) >= 100 ? scaled.toFixed(0) : scaled.toPrecision(3)} ${name}`
}

export const digits = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)

const spread = ({ median, quartiles }: Spread): string => `${digits(median)} (${quartiles.map(digits).join(' to ')})`

function goalOf({ goal, most, unit }: Row, base?: Spread): string {
  if (most !== undefined) return `<= ${amount(most, unit)}`
  if (goal === undefined || !Number.isFinite(goal.ratio)) return ''
  if (goal.from !== undefined && base !== undefined && base.median < goal.from) {
    return `<= ${amount(goal.extra as number, 'ns')} more`
  }
  return `<= ${digits(goal.ratio)}`
}

const languages: readonly Language[] = ['c', 'go', 'python']

/** The table as Markdown, which is legible in a terminal too. */
export function table(lines: readonly Line[]): string {
  const cells = [
    ['row', 'held against', 'this package', 'ratio, and its middle half', 'goal', '', 'C', 'Go', 'Python'],
    ...lines.map(({ row, skipped, base, ours, ratio, extra, others, reached }) => {
      if (skipped !== undefined) return [row.title, `skipped: ${skipped}`, '', '', '', '', '', '', '']
      const name = row.base && (row.base.peer !== 'rust' || row.base.loop !== row.id ? ` (${keyOf(row.base)})` : '')
      const byExtra = row.goal?.from !== undefined && (base as Spread).median < row.goal.from
      return [
        row.title,
        base ? `${amount(base.median, row.unit)}${name}` : '',
        amount((ours as Spread).median, row.unit),
        base ? `${spread(ratio as Spread)}${byExtra ? `; ${amount((extra as Spread).median, 'ns')} more` : ''}` : '',
        goalOf(row, base),
        reached === undefined ? '' : reached ? 'yes' : 'NO',
        ...languages.map(language => {
          const other = others.find(({ series }) => series.peer === language)
          return other?.ratio ? digits(other.ratio.median) : ''
        }),
      ]
    }),
  ]
  const widths = (cells[0] as string[]).map((_, column) =>
    Math.max(...cells.filter(row => !row[1]?.startsWith('skipped')).map(row => (row[column] as string).length), 3),
  )
  const format = (row: string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [format(head), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...body.map(format)].join('\n')
}
