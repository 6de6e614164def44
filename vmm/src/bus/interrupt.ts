/** An edge-triggered interrupt of a device. */
export interface Interrupt {
  /** The interrupt's number on the guest's interrupt controller: a global system interrupt (GSI). */
  readonly gsi: number

  /** Raises the line and lowers it again, through an irqfd: without an exit, from any thread (`KVM_IRQFD`). */
  trigger(): void
}
