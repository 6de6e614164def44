import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { runNode } from '../../__test__/helpers/run-node.ts'
import { IMAGE_SIZE, madeImage } from './helpers/bzimage.ts'

const MIB = 1 << 20

/** Runs `kvm-vmm` in a folder with these files, which the arguments name as DIR/name. */
async function run(files: Record<string, Uint8Array>, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'kvm-vmm-test-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const ended = await runNode(['vmm/dist/cli.js', ...args.map(arg => arg.replace('DIR', folder))])
    return { ...ended, stderr: ended.stderr.replaceAll(folder, 'DIR') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const RUN = ['run', '--kernel', 'DIR/kernel', '--initrd', 'DIR/initrd']

test.serial('help goes to stdout, and names every option', async t => {
  const { status, stdout, stderr } = await run({}, '--help')
  for (const option of ['--kernel', '--initrd', '--command-line', '--memory', '--cpus']) t.true(stdout.includes(option))
  t.is(stderr, '')
  t.is(status, 0)
})

const HINT = 'kvm-vmm --help lists the options.\n'
const files = { kernel: madeImage(), initrd: new Uint8Array(8) }

const misuses: Record<string, [args: string[], message: string]> = {
  'no command': [[], 'A command is missing: kvm-vmm run --kernel FILE'],
  'an unknown command': [['start'], 'Unknown command "start": expected run'],
  'an argument too many': [[...RUN, 'more'], 'Unexpected argument "more"'],
  'no kernel': [['run'], '--kernel is missing: it names the kernel to boot'],
  'a kernel that does not exist': [['run', '--kernel', 'DIR/none'], '--kernel: cannot read DIR/none (ENOENT)'],
  'an initrd that is a folder': [['run', '--kernel', 'DIR/kernel', '--initrd', 'DIR'], '--initrd: DIR is not a file'],
  'no vCPU': [[...RUN, '--cpus', '0'], '--cpus takes a number of vCPUs from 1 to MOST, not "0"'],
  'memory that is no number': [
    [...RUN, '--memory', 'much'],
    '--memory takes a number of MiB from 1 to MOST, not "much"',
  ],
}

for (const [name, [args, message]] of Object.entries(misuses)) {
  test.serial(`the command line is refused: ${name}`, async t => {
    const { status, stdout, stderr } = await run(files, ...args)
    t.is(stderr.replace(/ to \d+/, ' to MOST'), `kvm-vmm: ${message}\n${HINT}`)
    t.is(stdout, '')
    t.is(status, 1)
  })
}

test.serial('an unknown option is named', async t => {
  const { status, stderr } = await run(files, ...RUN, '--disk', 'x')
  t.regex(stderr, /^kvm-vmm: Unknown option '--disk'/)
  t.is(status, 1)
})

if (process.arch === 'x64') {
  test.serial('a kernel that is damaged is refused in one line', async t => {
    const { status, stdout, stderr } = await run({ ...files, kernel: madeImage().subarray(0, IMAGE_SIZE - 16) }, ...RUN)
    const truncated = `it is truncated: ${IMAGE_SIZE - 16} of ${IMAGE_SIZE} bytes`
    t.is(stderr, `kvm-vmm: The kernel cannot be booted: ${truncated}\n`)
    t.is(stdout, '')
    t.is(status, 1)
  })

  test.serial('memory that is too small is refused with the size that is needed', async t => {
    const { status, stderr } = await run({ ...files, initrd: Buffer.alloc(4 * MIB) }, ...RUN, '--memory', '64')
    t.is(stderr, 'kvm-vmm: 64 MiB of memory are too few: only to load the kernel and its initrd takes 80 MiB\n')
    t.is(status, 1)
  })
}
