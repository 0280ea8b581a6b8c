import { z } from 'zod'
import { ELEMENT_TYPES, type ElementType } from '@/lib/board/domain/element/element'
import { type Field, fieldsOf } from '@/lib/board/domain/fields/fields'
import { BoardReader, BoardWriter, RefTable } from '@/lib/board/domain/fields/refs'
import { STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import type { CommandForm } from '@/lib/rooms/domain/protocol/command-form'
import type { Message } from '@/lib/rooms/domain/protocol/message'
import { STREAMS } from '@/lib/rooms/domain/protocol/wire'
import type { RoomState } from '@/lib/rooms/domain/round/state'

type Parts = Record<string, unknown>
type Kinds = Readonly<Record<string, { schema: z.ZodType; earlier: readonly unknown[] }>>

// Everything that both ends of the protocol have to agree on, part by part, as serialisable values.

export function messageParts(messages: readonly Message[]): Parts {
  const parts: Parts = { streams: STREAMS }
  for (const { name, sender, args, answer } of messages) {
    const from = sender === 'server' ? 'from the server' : 'from browsers'
    parts[`message ${name} ${from}`] = { sender, args: formOf(args) }
    if (answer) parts[`answer to ${name}`] = formOf(answer)
  }
  return parts
}

export function commandParts(commands: Readonly<Record<string, CommandForm>>): Parts {
  const entries = Object.entries(commands).map(([kind, { sender, payload }]) => {
    return [`command ${kind}`, { sender: sender.code, payload: formOf(payload) }]
  })
  return Object.fromEntries(entries)
}

export function eventParts(kinds: Kinds): Parts {
  const entries = Object.entries(kinds).map(([kind, { schema, earlier }]) => {
    return [`event ${kind}`, { version: earlier.length + 1, data: formOf(schema) }]
  })
  return Object.fromEntries(entries)
}

/** @param state a room whose board has a value for every field of every type */
export function boardParts(
  state: RoomState,
  fields: (type: ElementType) => readonly Field[] = fieldsOf,
): Parts {
  const values = valuesIn(state)
  const parts: Parts = { 'element types': ELEMENT_TYPES }
  for (const type of ELEMENT_TYPES)
    for (const field of fields(type)) {
      const key = `${type} ${field.name}`
      parts[`board ${key}`] = fieldForm(field, values[key] ?? [])
    }
  return parts
}

/** @param state a room in which everything has happened */
export function snapshotParts(state: RoomState): Parts {
  return { snapshot: shapeOf({ ...state, board: null, sheet: null }), format: STATE_FORMAT }
}

/** A schema as JSON Schema, with names for what JSON Schema cannot express. */
function formOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
}

/** The values that elements have, by type and field. */
function valuesIn({ board }: RoomState): Record<string, unknown[]> {
  const values: Record<string, unknown[]> = {}
  for (const element of board.elements.values())
    for (const { name } of fieldsOf(element.type)) {
      const key = `${element.type} ${name}`
      values[key] = [...(values[key] ?? []), element[name]]
    }
  return values
}

/** Number, fallback, and how the field's values are encoded and decoded. */
function fieldForm({ number, kind, fallback }: Field, values: readonly unknown[]): unknown {
  const written = new Set(values.map((value) => hexOf(kind, value)))
  return { number, fallback, written: [...written], read: readable(kind) }
}

function hexOf(kind: Field['kind'], value: unknown): string {
  const to = new BoardWriter(new RefTable())
  kind.write(to, value)
  return Buffer.from(to.finish()).toString('hex')
}

/** The meaning of short messages, such as the options of a choice by index. */
function readable(kind: Field['kind']): unknown[] {
  const inputs = Array.from({ length: 16 }, (_, place) => [[place], [1, place]]).flat()
  return inputs.map((input) => {
    try {
      return kind.read(new BoardReader(Uint8Array.from(input), new RefTable())) ?? null
    } catch {
      return 'refused'
    }
  })
}

/** The keys and value types of something, whatever the values are. Keys that are ids count as the same. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shapeOf(item))))].sort()
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(
    keys.map((key) => [/^[0-9a-f-]{36}$|^tab-/.test(key) ? 'an id' : key, shapeOf((value as never)[key])]),
  )
}
