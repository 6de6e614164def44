// Counts the instructions that a program executes in user space for each run of its vCPU, by single steps. The count does not
// depend on the load of the machine and needs no hardware counters. x86_64 only.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import koffi from 'koffi'
import { KVM_RUN } from 'kvm-ioctls'

const libc = koffi.load('libc.so.6')
const ptrace = libc.func('long ptrace(long, int, void *, void *)')
const waitpid = libc.func('int waitpid(int, _Out_ int *, int)')

const PTRACE_SINGLESTEP = 9
const PTRACE_GETREGS = 12
const PTRACE_DETACH = 17
const PTRACE_SYSCALL = 24
const PTRACE_SEIZE = 0x4206
const PTRACE_INTERRUPT = 0x4207
const WALL = 0x4000_0000
const SIGTRAP = 5

/** struct user_regs_struct, and its offsets of a system call's number (before and in the call) and second argument. */
const regs = Buffer.alloc(27 * 8)
const RAX = 10 * 8
const RSI = 13 * 8
const ORIG_RAX = 15 * 8
const SYS_IOCTL = 16

/** Calls of the loop before the count, so that a JIT compiler has finished. */
const WARM_UP = 5
const RUNS = 10
/** More steps than any run takes. */
const MOST_STEPS = 100_000

function trace(request: number, pid: number, data: unknown = null): void {
  if (ptrace(request, pid, null, data) < 0) throw new Error(`ptrace: errno ${koffi.errno()}`)
}

/** Waits until the process stops. Returns the signal to deliver when it continues. */
function stopped(pid: number): number {
  const status = [0]
  if (waitpid(pid, status, WALL) < 0) throw new Error(`waitpid: errno ${koffi.errno()}`)
  const [state = 0] = status
  if ((state & 0xff) !== 0x7f) throw new Error('the program ended before it was counted')
  const signal = (state >> 8) & 0xff
  return state >> 16 !== 0 || signal === SIGTRAP ? 0 : signal
}

/** Whether the process is about to run its vCPU. A system call's number is in RAX before the call and in ORIG_RAX in it. */
function entersGuest(pid: number, number: typeof RAX | typeof ORIG_RAX): boolean {
  trace(PTRACE_GETREGS, pid, regs)
  return regs.readUInt32LE(number) === SYS_IOCTL && regs.readUInt32LE(RSI) === KVM_RUN
}

/**
 * The median over some runs of a program's loop. It is synchronous until it detaches: Node would take a stop for the child's
 * end.
 */
function count(child: ChildProcess, loop: string): number {
  const pid = child.pid as number
  trace(PTRACE_SEIZE, pid)
  trace(PTRACE_INTERRUPT, pid)
  let signal = stopped(pid)
  child.stdin?.write(`${loop} ${2 * RUNS}\n`)
  const until = (request: number, number: typeof RAX | typeof ORIG_RAX): number => {
    for (let steps = 1; steps < MOST_STEPS; steps++) {
      trace(request, pid, signal)
      signal = stopped(pid)
      // After one step the kernel has restarted the same system call.
      if (entersGuest(pid, number) && (request === PTRACE_SYSCALL || steps > 1)) return steps
    }
    throw new Error(`no run of a vCPU in ${MOST_STEPS} steps`)
  }
  until(PTRACE_SYSCALL, ORIG_RAX)
  // Leaves the system call and continues to the next.
  until(PTRACE_SINGLESTEP, RAX)
  const runs = Array.from({ length: RUNS }, () => until(PTRACE_SINGLESTEP, RAX))
  trace(PTRACE_DETACH, pid)
  return runs.sort((a, b) => a - b)[RUNS >> 1] as number
}

/**
 * Returns the instructions from one KVM_RUN to the next in the main thread of a program, after a warm-up. The program reads lines
 * `LOOP COUNT` and answers each with a line.
 */
export async function instructionsPerRun(command: readonly string[], loop: string): Promise<number> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    for (let turn = 0; turn < WARM_UP; turn++) {
      child.stdin.write(`${loop} 5000\n`)
      const { value, done } = await lines.next()
      if (done || value.startsWith('error')) throw new Error(value ?? 'the program ended')
    }
    return count(child, loop)
  } finally {
    child.kill('SIGKILL')
  }
}
