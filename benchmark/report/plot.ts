// The ratios as a picture.
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Line, Spread } from './table.ts'

const names = { node: 'this package', c: 'C', go: 'Go', python: 'Python', rust: 'Rust', boot: 'Linux' } as const

const palette = { 'this package': '#d62728', C: '#7f7f7f', Go: '#1f77b4', Python: '#2ca02c' }

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
  const colors = Object.entries(palette)
  // A legend and a title of Plot's own would be HTML around the SVG.
  const legend = colors.flatMap(([language, fill], index) => [
    Plot.dot([language], { frameAnchor: 'top-left', dx: 110 * index, dy: -30, r: 4, fill }),
    Plot.text([language], {
      frameAnchor: 'top-left',
      dx: 110 * index + 10,
      dy: -30,
      textAnchor: 'start',
      fontSize: 12,
    }),
  ])
  const chart = Plot.plot({
    document,
    width: 900,
    height: 120 + 24 * rows.length,
    marginLeft: 290,
    marginTop: 80,
    style: { background: 'white', fontFamily: 'sans-serif', fontSize: '12px' },
    x: {
      type: 'log',
      label: "time of an operation to Rust's: 1 is as fast, right is slower",
      labelAnchor: 'center',
      grid: true,
      tickFormat: '~g',
    },
    y: { label: null, domain: rows },
    color: { domain: colors.map(([language]) => language), range: colors.map(([, color]) => color) },
    marks: [
      Plot.text([caption], { frameAnchor: 'top-left', dy: -65, textAnchor: 'start', fontSize: 14 }),
      ...legend,
      Plot.ruleX([1]),
      Plot.ruleY(points, { y: 'row', x1: 'from', x2: 'to', stroke: 'language', strokeWidth: 2 }),
      Plot.dot(points, { y: 'row', x: 'ratio', fill: 'language', r: 4 }),
    ],
  })
  chart.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `${chart.outerHTML}\n`
}
