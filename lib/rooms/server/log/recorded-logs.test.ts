import { pack } from 'msgpackr'
import { describe, expect, test } from 'vitest'
import { ELEMENT_TYPES } from '@/lib/board/domain/element/element'
import { fieldsOf, isFallback } from '@/lib/board/domain/fields/fields'
import { decodeState, encodeState } from '@/lib/rooms/domain/log/encode-state'
import { EVENT_KINDS, type EventKind } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { fromReplayItem, replayItems } from '@/lib/rooms/domain/log/replay-item'
import { upcast } from '@/lib/rooms/domain/log/upcast'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { eventsFor, viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { plain, RECORDED_LOGS, recordedLog } from '@/tests/fixtures/recorded-logs/recorded-log'
import { INES, MARA, OTTO } from '@/tests/support/room-state'
import { type EventRow, fromRow, packData } from './event-row'

const logs = RECORDED_LOGS.map((name) => recordedLog(name))
const stateOf = (events: readonly RoomEvent[]) => events.reduce(evolve, emptyRoom())

describe.each(RECORDED_LOGS)('[L12] the recorded log of a %s room', (name) => {
  const { rows, snapshots, state } = recordedLog(name)

  test('replays to the recorded state', () => {
    expect(plain(stateOf(rows.map(fromRow)))).toEqual(state)
  })

  test('continues from each snapshot to the same state', () => {
    expect(snapshots.length).toBeGreaterThan(0)
    for (const kept of snapshots) {
      const later = rows.filter(({ seq }) => seq > kept.seq).map(fromRow)
      expect(plain(later.reduce(evolve, decodeState(kept.state)))).toEqual(state)
    }
  })

  test('is identical when written by this release', () => {
    const events = rows.map(fromRow)
    const again = events.map((event, index) => {
      const row = rows[index] as EventRow
      return fromRow({ ...row, version: EVENT_KINDS[event.kind].earlier.length + 1, data: packData(event) })
    })
    expect(again).toEqual(events)
    expect(plain(decodeState(encodeState(stateOf(again))))).toEqual(state)
  })

  test('[L13] a replay shows each viewer the state that the events produce', () => {
    const events = rows.map(fromRow)
    for (const viewer of [INES, MARA, OTTO]) {
      const items = replayItems(viewer, events)
      expect(items.every(({ at }) => at > 0)).toBe(true)
      const replayed = JSON.parse(JSON.stringify(items.map(({ actor }) => actor))) as (string | null)[]
      expect(replayed).toEqual(eventsFor(viewer, events).map(({ actorId }) => actorId))
      const shown = stateOf(items.map(fromReplayItem))
      const seen = viewFor(viewer, stateOf(events))
      // An observer sees what was revealed to all; the positions in the log of what they may not see stay hidden.
      expect(plain({ ...shown, clients: {}, heads: seen.heads })).toEqual(plain(seen))
    }
  })
})

test('[L12] the recorded logs contain every kind of event, and every field that boards had', () => {
  const kinds = new Set(logs.flatMap(({ rows }) => rows.map(({ kind }) => kind)))
  expect([...kinds].sort()).toEqual(Object.keys(EVENT_KINDS).sort())
  const elements = logs.flatMap(({ rows }) => [...stateOf(rows.map(fromRow)).board.elements.values()])
  const unseen = ELEMENT_TYPES.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => !elements.some((one) => one.type === type && !isFallback(field, one[field.name])))
      .map(({ name }) => `${type} ${name}`),
  )
  expect(unseen).toEqual([])
})

describe('[L12] events of other releases', () => {
  const row = (kind: string, version: number, data: object): EventRow => ({
    seq: 1,
    at: new Date(0),
    actorId: null,
    clientId: null,
    op: null,
    kind,
    version,
    visibility: 'all',
    data: pack(data),
  })

  test('a room from before meeting links existed has none', () => {
    const { meetingLink: _, ...before } = fromRow(recordedLog('solo').rows[0] as EventRow)
      .data as RoomEvent<'room/created'>['data']
    expect(upcast('room/created', 1, before)).toEqual({ ...before, meetingLink: null })
    expect(() => upcast('room/created', 2, before)).toThrow(/room\/created cannot be read/)
  })

  test('an event written by a newer one is not read in part', () => {
    expect(() => fromRow(row('chat/said', 2, { text: 'x' }))).toThrow(/version 2; this release knows 1/)
    expect(() => fromRow(row('chat/read', 1, {}))).toThrow(/chat\/read are of a newer release/)
  })

  test.each(Object.keys(EVENT_KINDS) as EventKind[])('%s with an invalid payload is not read', (kind) => {
    expect(() => fromRow(row(kind, EVENT_KINDS[kind].earlier.length + 1, [1]))).toThrow(/cannot be read/)
  })
})
