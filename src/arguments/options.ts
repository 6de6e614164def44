// Arguments that are objects of named fields.

import { argumentType, coded } from '../errors.ts'

/** A copy of such an argument, each field read once. A field that there is not is a TypeError: a slip of the pen. */
export function fieldsOf<T extends object>(value: T, name: string, fields: readonly (keyof T & string)[]): T {
  if (typeof value !== 'object' || value === null) throw argumentType(name, 'object', value)
  for (const field in value) {
    if (!fields.includes(field as never)) {
      const text = `The "${name}" argument has no field "${field}", but ${fields.join(', ')}`
      throw coded(new TypeError(text), 'ERR_INVALID_ARG_TYPE')
    }
  }
  return Object.fromEntries(fields.map(field => [field, value[field]])) as T
}
