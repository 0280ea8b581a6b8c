import type { ElementType, Props } from '../element/element'
import { malformed } from './bytes'
import { type Field, fieldByNumber, fieldNamed, hasField } from './fields'
import type { BoardReader, BoardWriter } from './refs'

/**
 * Fields in the order in which they are written: by number, so that the same set of fields always gives the same
 * bytes.
 */
export function fieldsIn(props: Props): Field[] {
  const fields: Field[] = []
  for (const name of Object.keys(props)) {
    const field = fieldNamed(name)
    if (field) fields.push(field)
  }
  return fields.sort((a, b) => a.number - b.number)
}

export function writeNumbers(to: BoardWriter, fields: readonly Field[]): void {
  to.byte(fields.length)
  for (const { number } of fields) to.byte(number)
}

export function writeValues(to: BoardWriter, props: Props, fields: readonly Field[]): void {
  to.text = null
  for (const { name, kind } of fields) kind.write(to, props[name])
}

export function readNumbers(from: BoardReader): Field[] {
  const fields: Field[] = []
  let last = 0
  for (let left = from.byte(); left > 0; left--) {
    const field = fieldByNumber(from.byte())
    if (!field || field.number <= last) throw malformed()
    last = field.number
    fields.push(field)
  }
  return fields
}

export function readValues(from: BoardReader, fields: readonly Field[]): Props {
  from.text = null
  const props: Record<string, unknown> = {}
  for (const { name, kind } of fields) props[name] = kind.read(from)
  // Each value was just read by its own field's kind.
  return props as Props
}

/** Writes which fields follow, then their values. */
export function writeFields(to: BoardWriter, props: Props, fields: readonly Field[]): void {
  writeNumbers(to, fields)
  writeValues(to, props, fields)
}

/** The fields of an element of a type. Throws if there is a field that the type does not have. */
export function readFields(from: BoardReader, type: ElementType): Props {
  const fields = readNumbers(from)
  if (!fields.every(({ name }) => hasField(type, name))) throw malformed()
  return readValues(from, fields)
}
