// The serial port of kvm-vmm, register by register.
import test from 'ava'
import { Uart } from '../src/serial/uart.ts'

const [RBR, THR, IER, IIR, FCR, LCR, MCR, LSR, MSR, SCR] = [0, 0, 1, 2, 2, 3, 4, 5, 6, 7] as const
const RTS = 0x02
const OUT2 = 0x08
const LOOP = 0x10
const RX_DATA = 0x01
const THR_EMPTY = 0x02
const MODEM_STATUS = 0x08

function newUart() {
  const sent: number[] = []
  const line = { active: false, changes: 0, pauses: 0 }
  const lines = {
    transmit: (byte: number) => sent.push(byte),
    pause: () => line.pauses++,
    interrupt: (active: boolean) => {
      line.active = active
      line.changes++
    },
  }
  const uart = new Uart(lines)
  return { uart, sent, line }
}

test('after a reset there is nothing to read, room to write, and no interrupt', t => {
  const { uart } = newUart()
  t.is(uart.read(LSR), 0x60)
  t.is(uart.read(IIR), 0x01)
  t.is(uart.read(MSR), 0xb0, 'the other end is there')
})

test('what is written to THR is sent at once', t => {
  const { uart, sent } = newUart()
  uart.write(THR, 0x41)
  t.deepEqual(sent, [0x41])
  t.is(uart.read(LSR), 0x60)
})

test('the sender pauses when the guest looks at something else than LSR', t => {
  const { uart, line } = newUart()
  uart.read(LSR)
  uart.write(THR, 0x41)
  t.is(line.pauses, 0)
  uart.read(IIR)
  t.is(line.pauses, 1)
})

test('with DLAB the first two registers are the divisor', t => {
  const { uart, sent } = newUart()
  uart.write(LCR, 0x83)
  uart.write(0, 0x0c)
  uart.write(1, 0x01)
  t.deepEqual([uart.read(0), uart.read(1)], [0x0c, 0x01])
  uart.write(LCR, 0x03)
  t.is(uart.read(IER), 0)
  t.deepEqual(sent, [])
})

test('the scratch register keeps its value, IER its lower four bits', t => {
  const { uart } = newUart()
  uart.write(SCR, 0xa5)
  t.is(uart.read(SCR), 0xa5)
  uart.write(IER, 0xff)
  t.is(uart.read(IER), 0x0f)
})

test('IIR says whether the FIFOs are on, by which a driver knows a 16550A', t => {
  const { uart } = newUart()
  uart.write(FCR, 0x01)
  t.is(uart.read(IIR), 0xc1)
  uart.write(FCR, 0x00)
  t.is(uart.read(IIR), 0x01)
})

test('enabling the interrupt of an empty transmitter raises it, reading IIR ends it', t => {
  const { uart, line } = newUart()
  uart.write(MCR, OUT2)
  uart.write(IER, THR_EMPTY)
  t.true(line.active)
  t.is(uart.read(IIR), 0x02)
  t.false(line.active)
  t.is(uart.read(IIR), 0x01)
  uart.write(IER, 0)
  uart.write(IER, THR_EMPTY)
  t.is(uart.read(IIR), 0x02, 'and enabling it again raises it again')
})

test('a byte that was sent raises the interrupt of the empty transmitter', t => {
  const { uart, line } = newUart()
  uart.write(MCR, OUT2)
  uart.write(IER, THR_EMPTY)
  uart.read(IIR)
  uart.write(THR, 0x41)
  t.true(line.active)
})

test('received bytes raise an interrupt until they are read', t => {
  const { uart, line } = newUart()
  uart.write(MCR, OUT2 | RTS)
  uart.write(IER, RX_DATA)
  t.is(uart.receive(Uint8Array.of(1, 2)), 2)
  t.true(line.active)
  t.is(uart.read(IIR), 0x04)
  t.is(uart.read(LSR), 0x61)
  t.is(uart.read(RBR), 1)
  t.true(line.active)
  t.is(uart.read(RBR), 2)
  t.false(line.active)
  t.is(uart.read(LSR), 0x60)
})

test('with FIFOs, fewer bytes than the trigger level are told of as a timeout', t => {
  const { uart } = newUart()
  uart.write(FCR, 0x41)
  uart.write(MCR, RTS)
  uart.write(IER, RX_DATA)
  uart.receive(Uint8Array.of(1, 2, 3))
  t.is(uart.read(IIR), 0xcc)
  uart.receive(Uint8Array.of(4))
  t.is(uart.read(IIR), 0xc4)
})

test('received data comes before the empty transmitter, and that before the modem status', t => {
  const { uart } = newUart()
  uart.write(MCR, LOOP)
  uart.write(MCR, RTS)
  uart.write(IER, RX_DATA | THR_EMPTY | MODEM_STATUS)
  uart.receive(Uint8Array.of(1))
  t.is(uart.read(IIR), 0x04)
  uart.read(RBR)
  t.is(uart.read(IIR), 0x02)
  t.is(uart.read(IIR), 0x00)
  uart.read(MSR)
  t.is(uart.read(IIR), 0x01)
})

test('more bytes than the FIFO holds wait outside', t => {
  const { uart } = newUart()
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => index)
  uart.write(FCR, 0x01)
  uart.write(MCR, RTS)
  t.is(uart.receive(bytes), 16)
  t.is(uart.receive(bytes.subarray(16)), 0)
  for (let count = 0; count < 16; count++) t.is(uart.read(RBR), count)
  t.is(uart.receive(bytes.subarray(16)), 4)
  for (let count = 16; count < 20; count++) t.is(uart.read(RBR), count)
  t.is(uart.read(LSR), 0x60)
})

test('without RTS nothing is received: the sender waits until the guest is ready', t => {
  const { uart } = newUart()
  t.is(uart.room, 0)
  t.is(uart.receive(Uint8Array.of(1)), 0)
  t.is(uart.read(LSR), 0x60)
  uart.write(MCR, RTS)
  t.is(uart.room, 16)
})

test('its state goes into another UART', t => {
  const { uart: first } = newUart()
  first.write(FCR, 0x01)
  first.write(IER, RX_DATA)
  first.write(MCR, RTS | OUT2)
  first.write(SCR, 0x5a)
  first.receive(Uint8Array.of(7, 8))
  const { uart: second, line } = newUart()
  second.state = first.state
  t.true(line.active, 'the interrupt is asserted again')
  t.is(first.read(RBR), 7)
  t.is(second.read(SCR), 0x5a)
  t.deepEqual([second.read(RBR), second.read(RBR)], [7, 8])
  t.false(line.active)
})

test('clearing the receive FIFO drops what is in it', t => {
  const { uart } = newUart()
  uart.write(FCR, 0x01)
  uart.write(MCR, RTS)
  uart.receive(Uint8Array.of(1))
  uart.write(FCR, 0x03)
  t.is(uart.read(LSR), 0x60)
})

test('in loopback mode the UART hears itself, and nobody else', t => {
  const { uart, sent } = newUart()
  uart.write(MCR, LOOP)
  uart.write(THR, 0x41)
  t.is(uart.receive(Uint8Array.of(0x42)), 0)
  t.deepEqual(sent, [])
  t.is(uart.read(LSR), 0x61)
  t.is(uart.read(RBR), 0x41)
  t.is(uart.read(LSR), 0x60)
})

test('in loopback mode the inputs of the modem are its outputs', t => {
  const { uart } = newUart()
  for (const [outputs, inputs] of [
    [0x0, 0x00],
    [0x1, 0x20], // DTR -> DSR
    [0x2, 0x10], // RTS -> CTS
    [0x4, 0x40], // OUT1 -> RI
    [0x8, 0x80], // OUT2 -> DCD
    [0xa, 0x90],
  ] as const) {
    uart.write(MCR, LOOP | outputs)
    t.is(uart.read(MSR) & 0xf0, inputs)
  }
})

test('MSR tells which inputs changed since it was read last', t => {
  const { uart } = newUart()
  uart.write(MCR, LOOP | 0xf)
  t.is(uart.read(MSR), 0xf0, 'a ring that begins is no change')
  uart.write(MCR, LOOP)
  t.is(uart.read(MSR), 0x0f)
  t.is(uart.read(MSR), 0x00)
})

test('without OUT2, and in loopback mode, the interrupt does not leave the UART', t => {
  const { uart, line } = newUart()
  uart.write(IER, THR_EMPTY)
  t.false(line.active)
  uart.write(MCR, OUT2)
  t.true(line.active)
  uart.write(MCR, OUT2 | LOOP)
  t.false(line.active)
})

test('the interrupt line is set only when its level changes', t => {
  const { uart, line } = newUart()
  uart.write(MCR, OUT2)
  uart.write(IER, THR_EMPTY)
  for (let count = 0; count < 16; count++) uart.write(THR, 0x41)
  t.is(line.changes, 1)
})
