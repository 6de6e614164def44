import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import test from 'ava'

const program = fileURLToPath(new URL('../box/kvm-box.ts', import.meta.url))

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

function box(args: readonly string[], env: NodeJS.ProcessEnv = {}, stdin = ''): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } })
  child.stdin?.end(stdin)
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    stderr += text
  })
  return new Promise(resolve => child.on('close', status => resolve({ status, stdout, stderr })))
}

test.serial('a command runs where /dev/kvm is real; its output, input and status are its own', async t => {
  const script = 'test -c /dev/kvm && pwd && printf "%s" "$ODD" && cat && echo oops >&2; exit 3'
  const odd = 'a "quoted" line\nand \u00e9 $HOME'
  const { status, stdout, stderr } = await box(['--', 'sh', '-c', script], { ODD: odd }, 'typed')
  t.is(stdout, `${process.cwd()}\n${odd}typed`)
  t.regex(stderr, /oops\n$/)
  t.is(status, 3)
})

for (const [arch, name] of [
  ['arm64', 'aarch64'],
  ['riscv64', 'riscv64'],
] as const) {
  test.serial(`a box for ${arch} has a Node and a /dev/kvm of that architecture, and the machine's files`, async t => {
    t.timeout(600_000)
    const code = 'console.log(process.arch, require("./package.json").name)'
    const script = `test -c /dev/kvm && uname -m && node -e '${code}'; exit 3`
    const { status, stdout, stderr } = await box(['--arch', arch, '--', 'sh', '-c', script])
    t.is(stdout, `${name}\n${arch} kvm-ioctls\n`, stderr)
    t.is(status, 3)
  })
}

test.serial('what a command writes stays in the box', async t => {
  const { status, stdout } = await box(['--', 'sh', '-c', 'echo box > package.json && cat package.json'])
  t.is(stdout, 'box\n')
  t.is(status, 0)
})

test.serial('a command that takes longer than --timeout is a failure of the box, and 125', async t => {
  const { status, stderr } = await box(['--timeout', '20', '--', 'sleep', '60'])
  t.regex(stderr, /kvm-box: the box failed: the time limit of 20 s is over \(log: .*\)\n$/)
  t.is(status, 125)
})

test.serial('a QEMU that ends by itself is a failure of the box, and 125', async t => {
  const { status, stdout, stderr } = await box(['--', 'true'], { KVM_BOX_QEMU: '/bin/false' })
  t.is(stdout, '')
  t.regex(stderr, /kvm-box: the box failed: QEMU exited with 1/)
  t.is(status, 125)
})

test.serial('a wrong line is explained, and 2', async t => {
  t.is((await box([])).status, 2)
  t.is((await box(['--arch', 's390x', '--', 'true'])).status, 2)
  t.is((await box(['--cpus', 'many', '--', 'true'])).status, 2)
})
