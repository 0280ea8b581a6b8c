import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ELEMENT_TYPES, type ElementType } from '@/lib/board/domain/element/element'
import { type Field, fieldsOf } from '@/lib/board/domain/fields/fields'
import { fromRow } from '@/lib/rooms/server/log/event-row'
import { recordedLog } from '@/tests/fixtures/recorded-logs/recorded-log'
import {
  boardParts,
  commandParts,
  eventParts,
  messageParts,
  snapshotParts,
} from '@/tests/support/protocol/protocol-parts'
import { EVENT_KINDS, type EventKind } from '../log/event-kinds'
import { evolve } from '../round/evolve'
import { emptyRoom } from '../round/state'
import type { CommandForm } from './command-form'
import { COMMANDS, type CommandKind } from './commands'
import type { Message } from './message'
import { FROM_BROWSERS, FROM_SERVERS } from './messages'
import { command } from './messages/command'
import { events } from './messages/events'
import { MESSAGE, PROTOCOL_VERSION } from './wire'

const MESSAGES: readonly Message[] = [...FROM_BROWSERS, ...FROM_SERVERS]
const stateOf = (log: Parameters<typeof recordedLog>[0]) =>
  recordedLog(log).rows.map(fromRow).reduce(evolve, emptyRoom())
const pair = stateOf('pair')
const state = { ...pair, round: { ...pair.round, trials: stateOf('trials').round.trials } }

test('[W3] the wire format changes only together with the protocol version', () => {
  const parts = {
    ...messageParts(MESSAGES),
    ...commandParts(COMMANDS),
    ...eventParts(EVENT_KINDS),
    ...boardParts(state),
    ...snapshotParts(state),
  }
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
  // Changed something? Raise PROTOCOL_VERSION and put the new pair here.
  expect([PROTOCOL_VERSION, hash]).toEqual([13, '0608e8bca8986f52'])
})

/** A change to any part changes the input of the hash. */
describe('[W3] the hash covers', () => {
  const text = (parts: object) => JSON.stringify(parts)
  const changed = <S extends z.ZodType>(schema: S) => z.union([schema, z.literal('new')]) as unknown as S

  test('every message with a name, each once', () => {
    expect([...new Set(MESSAGES.map(({ name }) => name))].sort()).toEqual(Object.values(MESSAGE).sort())
    expect(new Set(FROM_BROWSERS.map(({ name }) => name)).size).toBe(FROM_BROWSERS.length)
    expect(new Set(FROM_SERVERS.map(({ name }) => name)).size).toBe(FROM_SERVERS.length)
  })

  test.each(MESSAGES.map((message) => [`${message.sender}: ${message.name}`, message] as const))(
    '%s with its sender, its content and its answer',
    (_, message) => {
      const before = text(messageParts([message]))
      const sender = message.sender === 'member' ? 'interviewer' : 'member'
      const changes: Partial<Message>[] = [
        { name: 'other' },
        { sender },
        { args: changed(message.args) },
        { answer: message.answer ? changed(message.answer) : z.object({ another: z.string() }) },
      ]
      for (const change of changes) expect(text(messageParts([{ ...message, ...change }]))).not.toBe(before)
    },
  )

  test.each(Object.keys(COMMANDS) as CommandKind[])('the command %s, also within its message', (kind) => {
    const { sender, payload } = COMMANDS[kind] as CommandForm
    const before = text(commandParts({ [kind]: { sender, payload } }))
    expect(text(commandParts({ [kind]: { sender, payload: changed(payload) } }))).not.toBe(before)
    const other = { ...sender, code: 'internal' } as const
    expect(text(commandParts({ [kind]: { sender: other, payload } }))).not.toBe(before)
    if (kind !== 'board' && kind !== 'sheet')
      expect(text(messageParts([command]))).toContain(`"const":"${kind}"`)
  })

  test.each(Object.keys(EVENT_KINDS) as EventKind[])('the event %s, also as a wire item', (kind) => {
    const { schema, earlier } = EVENT_KINDS[kind]
    const before = text(eventParts({ [kind]: { schema, earlier } }))
    expect(text(eventParts({ [kind]: { schema: changed(schema as z.ZodType), earlier } }))).not.toBe(before)
    const later = [...earlier, (data: object) => data]
    expect(text(eventParts({ [kind]: { schema, earlier: later } }))).not.toBe(before)
    if (kind !== 'board/edited' && kind !== 'sheet/updated')
      expect(text(messageParts([events]))).toContain(`"const":"${kind}"`)
  })

  test.each(ELEMENT_TYPES)('every field of the board’s %s: number, default, encoding', (type) => {
    const only = (change: (field: Field) => Field, name: string) => (other: ElementType) =>
      other === type
        ? fieldsOf(type)
            .filter((field) => field.name === name)
            .map(change)
        : []
    for (const { name } of fieldsOf(type)) {
      const textWith = (change: (field: Field) => Field) => text(boardParts(state, only(change, name)))
      const before = textWith((field) => field)
      const write: Field['kind']['write'] = (to) => to.byte(7)
      expect(
        textWith((field) => ({ ...field, number: 200 })),
        name,
      ).not.toBe(before)
      expect(
        textWith((field) => ({ ...field, fallback: 'other' })),
        name,
      ).not.toBe(before)
      expect(
        textWith((field) => ({ ...field, kind: { ...field.kind, read: () => 7 } })),
        name,
      ).not.toBe(before)
      expect(
        textWith((field) => ({ ...field, kind: { ...field.kind, write } })),
        name,
      ).not.toBe(before)
    }
  })

  test('the contents of a snapshot', () => {
    const before = text(snapshotParts(state))
    const round = { ...state.round, another: 1 }
    expect(text(snapshotParts({ ...state, round }))).not.toBe(before)
    const chat = state.round.chat.map((message) => ({ ...message, another: 1 }))
    expect(text(snapshotParts({ ...state, round: { ...state.round, chat } }))).not.toBe(before)
  })
})
