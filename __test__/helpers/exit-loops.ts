// A program that answers lines `LOOP COUNT` after so many exits of one kind, for exit-instructions.test.ts.
import { createInterface } from 'node:readline'
import { Kvm, type VcpuFd } from 'kvm-ioctls'
import { realMode } from '../guests/real-mode.ts'

function ports(vcpu: VcpuFd, count: number): void {
  for (let i = 0; i < count; i++) {
    const exit = vcpu.run()
    if (exit.type !== 'IoOut' || exit.port !== 0x42 || exit.size !== 1 || exit.data[0] !== 7) throw new Error(exit.type)
  }
}

function mmio(vcpu: VcpuFd, count: number): void {
  for (let i = 0; i < count; i++) {
    const exit = vcpu.run()
    if (exit.type !== 'MmioWrite' || exit.addressNumber !== 0x8000 || exit.data[0] !== 7) throw new Error(exit.type)
  }
}

const loops = {
  // out 0x42, al; jmp
  port: { code: [0xe6, 0x42, 0xeb, 0xfc], loop: ports },
  // mov [0x8000], al; jmp
  mmio: { code: [0xa2, 0x00, 0x80, 0xeb, 0xfb], loop: mmio },
}

const kvm = new Kvm()
for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', count] = line.split(' ')
  const { code, loop } = loops[name as keyof typeof loops]
  const { vcpu, close } = realMode(kvm, code, { rax: 7 })
  loop(vcpu, Number(count))
  close()
  console.log('done')
}
