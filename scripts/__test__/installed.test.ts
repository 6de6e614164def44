import { readdirSync } from 'node:fs'
import test from 'ava'
import { installed } from '../test/installed.ts'

const packages = async (cpu: string, libc?: 'musl'): Promise<string[]> => {
  const names = readdirSync(`${await installed(cpu, libc)}/node_modules`)
  return names.filter(name => !name.startsWith('.')).sort()
}

test("npm installs this machine's addon, and none where there is none", async t => {
  t.deepEqual(await packages(process.arch), ['kvm-ioctls', `kvm-ioctls-linux-${process.arch}-gnu`])
  t.deepEqual(await packages('s390x'), ['kvm-ioctls'])
  t.false((await packages(process.arch, 'musl')).includes(`kvm-ioctls-linux-${process.arch}-gnu`))
})
