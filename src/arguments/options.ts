// Arguments that are objects of named fields.

import { argumentType, coded } from '../errors.ts'

/**
 * Copies such an argument: its own enumerable fields, each read once, and undefined for each that it has not. So nothing
 * on Object.prototype is taken for an option. A field that is not among `fields` is a TypeError.
 */
export function fieldsOf<T extends object>(value: T, name: string, fields: readonly (keyof T & string)[]): T {
  if (typeof value !== 'object' || value === null) throw argumentType(name, 'object', value)
  const own = Object.keys(value)
  for (const field of own) {
    if (!fields.includes(field as never)) throw unknownField(name, field, fields)
  }
  // Without a prototype: Object.prototype may have a setter of the same name.
  const copy: Record<string, unknown> = Object.create(null)
  for (const field of fields) copy[field] = own.includes(field) ? value[field] : undefined
  return copy as T
}

function unknownField(name: string, field: string, fields: readonly string[]): Error {
  const unknown = name === 'options' ? `Unknown option "${field}"` : `Unknown field "${field}" of "${name}"`
  return coded(new TypeError(`${unknown}: expected ${oneOf(fields)}`), 'ERR_INVALID_ARG_TYPE')
}

function oneOf(names: readonly string[]): string {
  const last = names.at(-1)
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : `${last}`
}
