// probe.ts runs this with a time limit. It prints how a guest ended that an interpreter of real mode cannot run.
import { Kvm } from 'kvm-ioctls'
import { longMode } from '../../__test__/guests/long-mode.ts'

const code = [
  ...[0x66, 0x0f, 0xef, 0xc0], // pxor xmm0, xmm0
  0xf4, // hlt
]

const kvm = new Kvm()
kvm.createVm().close()
process.stdout.write('opened\n')
// Only x86_64 has a real mode, and so KVMs that run nothing else.
const exit = process.arch === 'x64' ? longMode(kvm, code).run().type : 'Hlt'
process.stdout.write(`${exit}\n`)
