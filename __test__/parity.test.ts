// Holds what there is here against what the crates have: the methods of kvm-ioctls, its Cap, the structs and constants of
// kvm-bindings. The lists are made from the sources of the crates (`npm run build:abi`).
import test from 'ava'
import * as root from 'kvm-ioctls'
import { Cap, DeviceFd, Kvm, VcpuFd, VmFd } from 'kvm-ioctls'
import * as aarch64 from 'kvm-ioctls/aarch64'
import * as riscv64 from 'kvm-ioctls/riscv64'
import * as x86_64 from 'kvm-ioctls/x86_64'
import { crateMethods } from '../src/abi/methods.ts'
import { nameOf, renamed } from '../src/method-names.ts'
import { caps, crateItems } from './generated/crate-items.ts'

const classes = { Kvm, VmFd, VcpuFd, DeviceFd }
const architectures = { x86_64, aarch64, riscv64 }

/** Methods of the crate that there are not here, with the reason. */
const omitted: Readonly<Record<string, string>> = {}

function has(type: string, name: string): boolean {
  const found = classes[type as 'Kvm']
  if (name === 'constructor') return true
  return [found, found.prototype].some(object => typeof Reflect.get(object, name) === 'function')
}

test('every method of the crate is there, by its name in camelCase or another one with a reason', t => {
  const missing: string[] = []
  const figures: string[] = []
  let all = 0
  for (const [type, methods] of Object.entries(crateMethods)) {
    const names = Object.keys(methods)
    const absent = names.filter(name => !(`${type}.${name}` in omitted) && !has(type, nameOf(type, name)))
    figures.push(`${type} ${names.length - absent.length} of ${names.length}`)
    missing.push(...absent.map(name => `${type}.${name}`))
    all += names.length
  }
  const left = Object.entries(omitted)
  t.log(`methods ${all - missing.length - left.length} of ${all}: ${figures.join(', ')}`)
  t.log(`omitted: ${left.length === 0 ? 'none' : left.map(([name, reason]) => `${name} (${reason})`).join(', ')}`)
  for (const [name, [ours, reason]] of Object.entries(renamed)) t.log(`${name} is ${ours}: ${reason}`)
  t.deepEqual(missing, [])
})

test('what is renamed or omitted is there in the crate, and not here', t => {
  for (const method of [...Object.keys(renamed), ...Object.keys(omitted)]) {
    const [type = '', name = ''] = method.split('.')
    t.true(name in (crateMethods[type] ?? {}), method)
  }
  for (const method of Object.keys(omitted)) {
    const [type = '', name = ''] = method.split('.')
    t.false(has(type, nameOf(type, name)), method)
  }
})

test('Cap has all members of the crate', t => {
  const found = Object.values(Cap).filter(Number.isInteger)
  t.log(`Cap ${found.length} of ${caps}`)
  t.is(found.length, caps)
})

for (const [name, module] of Object.entries(architectures)) {
  const items = crateItems[name as 'x86_64']
  const kinds = new Map(Object.entries(module).map(([name, value]) => [name, typeof value]))
  const isNumber = (name: string) => kinds.get(name) === 'number' || kinds.get(name) === 'bigint'

  test(`every struct and constant of kvm-bindings for ${name} is there`, t => {
    const { structs, constants, classes, inside, values, requests, newer } = items
    const missing = [
      ...classes.filter(name => kinds.get(name) !== 'function'),
      ...[...values, ...requests].filter(name => !isNumber(name)),
    ]
    t.deepEqual(missing, [])
    const exported = Array.from(kinds.keys())
    t.is(exported.filter(name => !isNumber(name)).length, classes.length + newer.classes)
    const numbers = values.length + requests.length + newer.values + newer.requests
    t.is(exported.filter(isNumber).length, numbers)

    t.is(classes.length + inside.length, structs)
    t.true(inside.every(name => /.__/.test(name)))
    t.is(values.length, constants)

    t.log(
      `${name}: structs and unions ${classes.length + inside.length} of ${structs} (${inside.length} reached through the one around ` +
        `them), constants ${values.length} of ${constants}, requests ${requests.length} of ${requests.length}`,
    )
    t.log(
      `  newer than the crates: ${newer.classes} structs and unions, ${newer.values} constants, ` +
        `${newer.requests} requests`,
    )
    for (const [reason, names] of Object.entries(items.omitted)) {
      t.log(`  neither, and left out: ${names.join(', ')} (${reason})`)
    }
  })
}

test('the root of the package exports all names of all architectures', t => {
  const names = new Set(Object.values(architectures).flatMap(module => Object.keys(module)))
  t.deepEqual(
    [...names].filter(name => !(name in root)),
    [],
  )
})
