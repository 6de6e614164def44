import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })]

/** The `id` that GitHub gives a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')

const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading))

for (const page of pages) {
  test(`every link of ${page} leads somewhere`, t => {
    const text = readFileSync(join(root, page), 'utf8')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const broken = links.filter(link => {
      if (/^https?:/.test(link)) return false
      const [file = '', id] = link.split('#')
      const target = file === '' ? join(root, page) : join(root, dirname(page), file)
      if (!existsSync(target)) return true
      return id !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(id)
    })
    t.deepEqual(broken, [])
  })
}

test('the index of docs/ has every page', t => {
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8')
  const missing = globSync('**/*.md', { cwd: join(root, 'docs') }).filter(
    page => page !== 'README.md' && !index.includes(`(${page})`),
  )
  t.deepEqual(missing, [])
})
