// node fuzz/seam.ts --calls N: the addon's own methods, with anything for arguments. TypeScript checks all arguments before
// they come to the addon; but should it not, no memory may be harmed for that.
import { createRequire } from 'node:module'
import { commandLine, integer } from '../scripts/options.ts'
import { badNames, badValues } from './api/bad-values.ts'
import { Random } from './helpers/random.ts'

const options = commandLine('seam.ts', "Calls the addon's own methods with any arguments.")
  .option('--calls <n>', 'how many', integer(1, 1e12), 1_000_000)
  .option('--seed <n>', 'of the random numbers', integer(0, 2 ** 32 - 1), 1)
  .parse()
  .opts<{ calls: number; seed: number }>()

type Native = { close?(): void } & Record<string, (...args: unknown[]) => unknown>
interface NativeClass {
  new (...args: unknown[]): Native
  readonly prototype: Native
  readonly [name: string]: unknown
}

const binding = createRequire(import.meta.url)('../binding/index.cjs') as Record<string, NativeClass>
const random = new Random(options.seed)

/** Those that take addresses or file descriptors, as their counterparts with `unsafe` in the name do; and what blocks. */
const LEFT_OUT = /ioctl|unchecked|encrypt|mapFile|fromRawFd|openWith|^run$|runAsync|constructor|stopAll/i

/** The plain functions: they take the number of an object. */
const plain = Object.keys(binding).filter(name => /^[a-z]/.test(name) && !LEFT_OUT.test(name))

const methods = Object.entries(binding).flatMap(([type, made]) => [
  ...Object.getOwnPropertyNames(made.prototype ?? {}).map(name => ({ type, name, isStatic: false })),
  ...Object.getOwnPropertyNames(made)
    .filter(name => typeof made[name] === 'function')
    .map(name => ({ type, name, isStatic: true })),
])
const called = [
  ...methods.filter(({ name }) => !LEFT_OUT.test(name)),
  ...plain.map(name => ({ type: '', name, isStatic: true })),
]

function call(type: string, name: string, ...args: unknown[]): Native {
  return Reflect.apply(binding[type]?.[name] as () => unknown, binding[type], args) as Native
}

const callback = new (binding.BindingCallback as NativeClass)(() => undefined)

function objects(): Record<string, Native> {
  const memory = call('BindingMemory', 'allocate', 0x10000, 0)
  const kvm = call('BindingKvm', 'newWithPath', Buffer.from('/dev/kvm'))
  const vm = kvm.createVm?.() as Native
  vm.setUserMemoryRegion?.(0, 0, 0x1000n, memory, 0, 0x4000)
  const vcpu = vm.createVcpu?.(0) as Native
  return {
    BindingMemory: memory,
    BindingKvm: kvm,
    BindingVm: vm,
    BindingVcpu: vcpu,
    BindingEventFd: call('BindingEventFd', 'create', 0),
    BindingStatsFd: vm.getStatsFd?.() as Native,
    BindingCallback: callback,
  }
}

const GOOD: readonly ((of: Record<string, Native>) => unknown)[] = [
  of => Object.values(of)[random.below(Object.keys(of).length)],
  () => random.below(70_000),
  () => -random.below(1 << 30),
  () => BigInt(random.below(1 << 30)) * BigInt(random.below(1 << 30)),
  () => new Uint8Array(random.below(5000)),
  () => new BigUint64Array(random.below(500)),
  () => new Uint32Array(random.below(300)),
  () => random.below(2) === 0,
]

const NUMBERED = ['BindingKvm', 'BindingVm', 'BindingVcpu', 'BindingCallback']

const victim = { close: () => undefined, detach: () => undefined }

function argument(of: Record<string, Native>): unknown {
  if (random.below(3) > 0) return GOOD[random.below(GOOD.length)]?.(of)
  return badValues[badNames[random.below(badNames.length)] as string]?.(victim)
}

let of = objects()
let [done, refused] = [0, 0]
for (; done < options.calls; done++) {
  const { type, name, isStatic } = called[random.below(called.length)] as (typeof called)[number]
  const args = Array.from({ length: random.below(9) }, () => argument(of))
  if (type === '' && random.below(3) > 0)
    args[0] = (of[NUMBERED[random.below(NUMBERED.length)] as string] as Native).number?.()
  // No more memory than the machine has.
  if (/^allocate/.test(name)) args[0] = random.below(1 << 20)
  // Now and then a method is called on an object of another class.
  const self = random.below(10) === 0 ? GOOD[0]?.(of) : of[type]
  try {
    const owner = type === '' ? binding : binding[type]
    const method = (isStatic ? owner?.[name] : binding[type]?.prototype[name]) as () => unknown
    const made = Reflect.apply(method, isStatic ? binding[type] : self, args) as Native | undefined
    if (typeof made === 'object' && made !== null && 'close' in made) made.close?.()
  } catch (error) {
    refused++
    if (/panicked/.test(String(error))) throw error
  }
  if (name === 'close' || done % 500 === 0) {
    for (const object of Object.values(of)) if (object !== callback) object.close?.()
    of = objects()
  }
}
console.log(`${done} calls of ${called.length} methods of the addon, ${refused} of them refused for their arguments`)
// Somebody may have told the callback to keep the process.
process.exit()
