// What goes wrong for a reason that the user can act on: it is told in one line, without a stack trace.

export class MachineError extends Error {}
