// Arguments that are objects of named fields.

import { argumentType, coded } from '../errors.ts'

/**
 * Copies such an argument, reading each field once. A field that the object does not have is undefined. Nothing on
 * Object.prototype is an option; a field of the object's own class is one, so that an AbortController can be passed as
 * options. An own field that is not among `fields` is a TypeError.
 */
export function fieldsOf<T extends object>(value: T, name: string, fields: readonly (keyof T & string)[]): T {
  if (typeof value !== 'object' || value === null) throw argumentType(name, 'object', value)
  const own = Object.keys(value)
  for (const field of own) {
    if (!fields.includes(field as never)) throw unknownField(name, field, fields)
  }
  // Without a prototype: Object.prototype may have a setter of the same name.
  const copy: Record<string, unknown> = Object.create(null)
  for (const field of fields) copy[field] = own.includes(field) || isOfClass(value, field) ? value[field] : undefined
  return copy as T
}

/** Whether an object has a field from its class: from a prototype other than the last one, which is Object.prototype. */
function isOfClass(value: object, field: string): boolean {
  let prototype: object | null = Object.getPrototypeOf(value)
  while (prototype !== null) {
    const next: object | null = Object.getPrototypeOf(prototype)
    if (next !== null && Object.hasOwn(prototype, field)) return true
    prototype = next
  }
  return false
}

function unknownField(name: string, field: string, fields: readonly string[]): Error {
  const unknown = name === 'options' ? `Unknown option "${field}"` : `Unknown field "${field}" of "${name}"`
  return coded(new TypeError(`${unknown}: expected ${oneOf(fields)}`), 'ERR_INVALID_ARG_TYPE')
}

function oneOf(names: readonly string[]): string {
  const last = names.at(-1)
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : `${last}`
}
