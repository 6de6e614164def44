import { fullKvmTest, testWhere } from './helpers/kvm-test.ts'
import { checked, Pty } from './helpers/pty.ts'

const { KVM_TEST_KERNEL, KVM_TEST_INITRD } = process.env

/** That of busybox's shell. */
const PROMPT = /^[~/] # /m

const title = 'linux.ts has a shell at the terminal, whose nproc counts the CPUs, and gives the terminal back'
if (KVM_TEST_KERNEL === undefined || KVM_TEST_INITRD === undefined) {
  testWhere('KVM_TEST_KERNEL and KVM_TEST_INITRD name none', title, () => {})
} else {
  fullKvmTest(title, async t => {
    // A minute is plenty on a processor, but not always in one that is emulated.
    t.timeout(300_000)
    const files = `--kernel '${KVM_TEST_KERNEL}' --initrd '${KVM_TEST_INITRD}'`
    const program = `'${process.execPath}' examples/linux.ts ${files} --cpus 2 --append=' -- shell'`
    const pty = new Pty(checked(program))
    t.teardown(() => pty.kill())
    await pty.shows(PROMPT)
    const shown = pty.output.length
    pty.type('nproc\r')
    await pty.shows(/^2\r$/m, shown)
    await pty.shows(PROMPT, pty.output.lastIndexOf('\n2\r\n'))
    pty.type('exit\r')
    t.is(await pty.status(), 0, pty.output)
    t.regex(pty.output, /^the terminal is as before\r$/m)
    t.regex(pty.output, /smpboot: Total of 2 processors activated|smp: Brought up 1 node, 2 CPUs/)
  })
}
