// The ratios as a picture.
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Line, Spread } from './report.ts'

const names = { node: 'this package', c: 'C', go: 'Go', python: 'Python', rust: 'Rust' } as const

interface Point {
  row: string
  language: string
  ratio: number
  from: number
  to: number
}

/** An SVG of the rows that are held against Rust's own: the median of each ratio, and its middle half as a line. */
export function plot(lines: readonly Line[], caption: string): string {
  const points: Point[] = []
  for (const { row, ratio, others } of lines) {
    if (row.base?.peer !== 'rust' || ratio === undefined) continue
    const add = (language: string, { median, quartiles: [from, to] }: Spread) =>
      points.push({ row: row.title, language, ratio: median, from, to })
    add(names.node, ratio)
    for (const other of others)
      if (other.ratio && other.series.peer !== 'rust') add(names[other.series.peer], other.ratio)
  }
  const { document } = parseHTML('<html><body></body></html>')
  const rows = [...new Set(points.map(({ row }) => row))]
  const chart = Plot.plot({
    document,
    title: caption,
    width: 900,
    height: 80 + 24 * rows.length,
    marginLeft: 290,
    style: { background: 'white', fontFamily: 'sans-serif' },
    x: {
      type: 'log',
      label: "time of an operation, in Rust's (1 is as fast, right is slower)",
      grid: true,
      tickFormat: '~g',
    },
    y: { label: null, domain: rows },
    color: {
      legend: true,
      domain: [names.node, names.c, names.go, names.python],
      range: ['#d62728', '#7f7f7f', '#1f77b4', '#2ca02c'],
    },
    marks: [
      Plot.ruleX([1]),
      Plot.ruleY(points, { y: 'row', x1: 'from', x2: 'to', stroke: 'language', strokeWidth: 2 }),
      Plot.dot(points, { y: 'row', x: 'ratio', fill: 'language', r: 4 }),
    ],
  })
  return String(chart)
}
