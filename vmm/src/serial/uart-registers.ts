// The registers of a 16550A UART and their bits, as National Semiconductor's data sheet of the PC16550D has them.

// The registers; RBR is read and THR written, and with LCR_DLAB the first two are the divisor.
export const RBR_THR = 0
export const IER = 1
export const IIR_FCR = 2
export const LCR = 3
export const MCR = 4
export const LSR = 5
export const MSR = 6
export const SCR = 7
export const UART_REGISTERS = 8

export const IER_RX_DATA = 1 << 0
export const IER_THR_EMPTY = 1 << 1
export const IER_MODEM_STATUS = 1 << 3
export const IER_BITS = 0x0f

// What IIR says, in the order of priority. The line status interrupt, which comes first, has no cause here: there are
// no framing or parity errors, and no overruns since a sender waits for room.
export const IIR_RX_DATA = 0x4
export const IIR_RX_TIMEOUT = 0xc
export const IIR_THR_EMPTY = 0x2
export const IIR_MODEM_STATUS = 0x0
export const IIR_NONE = 0x1
export const IIR_FIFOS_ENABLED = 0xc0

export const FCR_ENABLE = 1 << 0
export const FCR_CLEAR_RX = 1 << 1
/** The receive interrupt comes with so many bytes: FCR bits 7 and 6. */
export const RX_TRIGGERS = [1, 4, 8, 14]

export const LCR_DLAB = 1 << 7

export const MCR_DTR = 1 << 0
export const MCR_RTS = 1 << 1
export const MCR_OUT1 = 1 << 2
/** A PC connects the interrupt to its controller only where this output is on. */
export const MCR_OUT2 = 1 << 3
export const MCR_LOOP = 1 << 4
export const MCR_BITS = 0x1f

export const LSR_DATA_READY = 1 << 0
/** The transmitter's register and its shift register are empty: always, with a line that takes no time. */
export const LSR_TX_EMPTY = (1 << 5) | (1 << 6)

export const MSR_CTS = 1 << 4
export const MSR_DSR = 1 << 5
export const MSR_RI = 1 << 6
export const MSR_DCD = 1 << 7
/** What the other end of the line shows: it is there, and ready. */
export const MSR_CONNECTED = MSR_CTS | MSR_DSR | MSR_DCD

/** In loopback mode the modem's inputs are the UART's own outputs. */
export function loopedBack(mcr: number): number {
  return (
    ((mcr & MCR_RTS) !== 0 ? MSR_CTS : 0) |
    ((mcr & MCR_DTR) !== 0 ? MSR_DSR : 0) |
    ((mcr & MCR_OUT1) !== 0 ? MSR_RI : 0) |
    ((mcr & MCR_OUT2) !== 0 ? MSR_DCD : 0)
  )
}
