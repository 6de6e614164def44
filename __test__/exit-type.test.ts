// What the compiler knows of exits: `npm run check -- types` fails where one of these expectations does not hold.
import test from 'ava'
import type { Hlt, Shutdown, VcpuExit, X86Rdmsr } from 'kvm-ioctls'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Each `type` is of exactly one member of the union. */
type Members = { [T in VcpuExit['type']]: Extract<VcpuExit, { type: T }> }
const one: {
  [T in keyof Members]: Same<Members[T]['type'], T>
} extends Record<VcpuExit['type'], true>
  ? true
  : false = true

function isLast(exit: never): string {
  return exit
}

function told(exit: VcpuExit): string {
  switch (exit.type) {
    case 'IoOut':
      return `out of ${exit.size} bytes, ${exit.count} times, to ${exit.port}: ${exit.data.join()}`
    case 'IoIn':
      exit.data[0] = 0xff
      return `in from ${exit.port}`
    case 'MmioRead':
    case 'MmioWrite':
      return `${exit.data.length} bytes`
    case 'Hypercall':
      exit.ret = 0n
      return `hypercall ${exit.nr} ${exit.args.join()}`
    case 'X86Rdmsr':
      exit.data = 0
      // @ts-expect-error: the reason is the kernel's
      exit.reason = 0
      return `rdmsr ${exit.index}`
    case 'X86Wrmsr':
      exit.error = 1
      // @ts-expect-error: what the guest wrote is no answer
      exit.data = 0n
      return `wrmsr ${exit.index} ${exit.data}`
    case 'InternalError':
      // @ts-expect-error: there may be none
      exit.insnBytes.length
      return `suberror ${exit.suberror} ${exit.insnBytes?.length}`
    case 'Hyperv':
      if (exit.hcall !== undefined) exit.hcall.result = 2
      return `${exit.event} ${exit.synic?.msr} ${exit.syndbg?.status}`
    case 'Xen':
      return `${exit.event} ${exit.hcall?.params.length}`
    case 'SystemEvent':
      return `${exit.event} ${exit.data.length} ${exit.flags}`
    case 'MemoryFault':
      return `${exit.gpa} ${exit.size} ${exit.flags}`
    case 'FailEntry':
      return `${exit.hardwareEntryFailureReason} ${exit.cpu}`
    case 'Debug':
      return `${exit.arch.pc}`
    case 'TprAccess':
      return `${exit.rip} ${exit.isWrite}`
    case 'RiscvSbi':
      exit.ret = [0, 1]
      return `${exit.extensionId} ${exit.functionId} ${exit.args.length}`
    case 'RiscvCsr':
      exit.retValue = 1
      return `${exit.csrNum} ${exit.newValue} ${exit.writeMask}`
    case 'ArmNisv':
    case 'ArmLdst64b':
      return `${exit.esrIss} ${exit.faultIpa}`
    case 'Hlt':
      // @ts-expect-error: the exit has no data
      exit.data
      return 'hlt'
    case 'Unsupported':
      return `${exit.reason}`
    case 'ApResetHold':
    case 'ArmSea':
    case 'DirtyRingFull':
    case 'Exception':
    case 'Intr':
    case 'IoapicEoi':
    case 'IrqWindowOpen':
    case 'Nmi':
    case 'Notify':
    case 'SetTpr':
    case 'Shutdown':
    case 'SnpReqCerts':
    case 'Tdx':
    case 'Unknown':
    case 'X86BusLock':
      return exit.type
    default:
      return isLast(exit)
  }
}

function forgotten(exit: Hlt | Shutdown | X86Rdmsr): string {
  switch (exit.type) {
    case 'Hlt':
    case 'X86Rdmsr':
      return exit.type
    default:
      // @ts-expect-error: Shutdown has no case
      return isLast(exit)
  }
}

test('a switch over exit.type narrows to its fields, and the compiler finds a forgotten case', t => {
  t.true(one)
  const hlt = { type: 'Hlt' } as Hlt
  t.is(told(hlt), 'hlt')
  t.is(forgotten(hlt), 'Hlt')
})
