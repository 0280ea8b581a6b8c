import { describe, expect, test } from 'vitest'
import { Interview } from '@/bench/trace'
import { Replica } from '@/lib/board/canvas/replica/replica'
import { emptyBoard } from '@/lib/board/domain/doc'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { decideEdit } from '@/lib/board/domain/patch/decide-edit'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { RECORDED_LOGS, recordedLog } from '@/tests/fixtures/recorded-logs/recorded-log'
import { generatedSession } from '@/tests/support/simulation/session'
import { rowOf, throughPieces } from '@/tests/support/simulation/through-recording'
import type { EventRow } from '../event-row'
import { encodePiece } from './piece-codec'

const bytesOf = (rows: readonly EventRow[]) => rows.map((row) => ({ ...row, data: Buffer.from(row.data) }))

describe('[RC2] a recording restores what it was made from', () => {
  // The replays of many more sessions are compared in replay-log.test.ts.
  test.each([0, 1])('a generated session, byte for byte: %i', async (seed) => {
    const rows = generatedSession(seed).map(rowOf)
    expect(bytesOf(await throughPieces(rows))).toEqual(bytesOf(rows))
  })

  test.each(RECORDED_LOGS)('rows of earlier releases as well: a %s room', async (name) => {
    const { rows } = recordedLog(name)
    expect(bytesOf(await throughPieces(rows))).toEqual(bytesOf(rows))
  })

  test('rows that no release writes today as well', async () => {
    const row = (seq: number, more: Partial<EventRow>): EventRow => ({
      ...{ seq, at: new Date(0), actorId: null, clientId: null, op: null, kind: 'k', version: 1 },
      ...{ visibility: 'all', data: new Uint8Array(), ...more },
    })
    const rows = [
      row(3, { at: new Date(8_640_000_000_000_000 / 2), clientId: 'tab', op: 4_294_967_295 }),
      row(9, {
        at: new Date(-5),
        clientId: 'tab',
        op: 0,
        version: 32_767,
        data: new Uint8Array(70_000).fill(7),
      }),
      row(2_147_483_647, { actorId: 'who', clientId: '', op: 1, kind: 'ž', visibility: '' }),
    ]
    expect(bytesOf(await throughPieces(rows))).toEqual(bytesOf(rows))
    expect(await throughPieces([])).toEqual([])
  })
})

test('[RC3] an edit takes at most 23 bytes', async () => {
  const [board, people] = [emptyBoard(), ['ines', 'mara', 'otto']]
  const replica = new Replica(board)
  const events: RoomEvent[] = []
  for (const { at, person, changed } of new Interview({ seed: 4, minutes: 4, people: 3 }).edits()) {
    const before = replica.local.elements
    replica.edit(changed.flatMap((live) => diffElement(before.get(live.id), live)))
    for (const { op, bytes } of replica.takeUnsent()) {
      const { corrections } = decideEdit(board, bytes)
      replica.acked(op, corrections, bytes)
      events.push({
        ...publicEvent('board/edited', { patches: bytes, corrections }),
        ...{ seq: events.length + 1, at: Math.round(at), actorId: people[person] ?? null },
        ...{ client: `${people[person]}.board`, op },
      })
    }
  }
  const { bytes } = await encodePiece(events.map(rowOf))
  expect(events.length).toBeGreaterThan(1_000)
  expect(bytes.byteLength / events.length).toBeLessThan(23)
})
