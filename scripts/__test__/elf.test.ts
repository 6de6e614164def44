import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { glibcNumber, hideSymbols, neededLibraries, neededVersions, newestGlibc } from '../cross/elf.ts'

/** The C library that this process uses. */
function libc(): string {
  const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] }
  return sharedObjects.find(path => /\/libc\.so\.6$/.test(path)) as string
}

test('what a program needs of the C library is read from it, and hidden symbols are not linked', t => {
  const dir = mkdtempSync(join(tmpdir(), 'elf-'))
  try {
    const [source, library, linked] = [join(dir, 'a.c'), join(dir, 'libc.so'), join(dir, 'a.so')]
    writeFileSync(source, 'long write(int, const void *, unsigned long); void hello(void) { write(1, "", 0); }')
    const link = () => {
      execFileSync('cc', ['-shared', '-fPIC', '-nostdlib', '-Wl,--no-undefined', '-o', linked, source, library], {
        stdio: 'pipe',
        encoding: 'utf8',
      })
    }
    const elf = readFileSync(libc())
    writeFileSync(library, elf)
    link()
    const [version, ...more] = neededVersions(readFileSync(linked))
    t.deepEqual(more, [])
    t.regex(version ?? '', /^GLIBC_2\.\d+/)
    t.deepEqual(neededLibraries(readFileSync(linked)), ['libc.so.6'])

    hideSymbols(elf, other => other === version)
    writeFileSync(library, elf)
    const { stderr } = t.throws(link) as unknown as { stderr: string }
    t.regex(stderr, /undefined.*write/)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('versions of glibc are compared as numbers', t => {
  t.true(glibcNumber('GLIBC_2.4') < glibcNumber('GLIBC_2.28'))
  t.is(glibcNumber('GLIBC_2.3.4'), glibcNumber('GLIBC_2.3'))
  t.is(glibcNumber('GCC_3.0'), 0)
  t.is(glibcNumber('GLIBC_PRIVATE'), Number.POSITIVE_INFINITY)
  t.is(newestGlibc(['GCC_3.0', 'GLIBC_2.9', 'GLIBC_2.17']), 2017)
  t.is(newestGlibc([]), 0)
})

test('another file is refused', t => {
  t.throws(() => neededVersions(Buffer.from('#!/bin/sh\n')), { message: /no ELF file/ })
})
