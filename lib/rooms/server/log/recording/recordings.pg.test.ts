import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { encodeReplayPage } from '@/lib/review/domain/replay/replay-page'
import { getChatPage } from '@/lib/review/server/get-chat-page'
import { getReplayPage } from '@/lib/review/server/get-replay-page'
import { getReview } from '@/lib/review/server/get-review'
import { listSessions } from '@/lib/review/server/sessions/list-sessions'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { publicEvent } from '@/lib/rooms/domain/log/events'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { listCame } from '../../access/list-came'
import { listEntered } from '../../access/list-entered'
import { findGradingChoice } from '../../rounds/find-grading-choice'
import { getOpening } from '../../rounds/get-opening'
import { appendEvents } from '../append-events'
import { findLastOf } from '../find-last-of'
import { loadRoom } from '../load-room'
import { readAccepted, readHeads, readLog } from '../read-log'
import { readRowPages } from '../read-rows'
import { recordRoom } from './record-room'

const FROM = new Date('2026-11-10T18:00:00Z')
const DAY = 24 * 3_600_000
const later = (days: number) => new Date(FROM.getTime() + days * DAY)
/** Small enough that the sessions of these tests become several pieces. */
const SMALL = { events: 40, bytes: 16 * 1024 }

let ines: Person
let mara: Person

beforeAll(async () => {
  await syncContent()
  ;[ines, mara] = [await person('Ines Duarte'), await person('Mara Kovac')]
})

const session = () => playHotelSession(ines, mara, FROM)
const rowsOf = (roomId: string) => db.roomEvent.count({ where: { roomId } })
const piecesOf = (roomId: string) =>
  db.recordingPiece.findMany({ where: { roomId }, orderBy: { lastSeq: 'asc' } })

async function stored(roomId: string) {
  const rows = []
  for await (const page of readRowPages(roomId, 0)) rows.push(...page)
  return rows.map(({ seq, at, actorId, clientId, op, kind, version, visibility, data }) => [
    ...[seq, at, actorId, clientId, op, kind, version, visibility],
    Buffer.from(data).toString('hex'),
  ])
}

/** A message said after the round has ended. */
async function say(roomId: string, { id }: Person, text: string, at: Date): Promise<void> {
  const base = (await readHeads([roomId])).get(roomId) ?? 0
  const event = { ...publicEvent('chat/said', { text }), seq: base + 1, at: at.getTime() }
  const events = [{ ...event, actorId: id, client: `${id}.round`, op: base + 1 }]
  await appendEvents([{ roomId, base, events, projections: [] }])
}

/** Everything that anybody can read about a session. */
async function answers(roomId: string) {
  const now = later(9)
  const pages: string[] = []
  for (const viewer of [ines, mara])
    for (let after: number | null = 0; after !== null; ) {
      const page = await getReplayPage(viewer.id, roomId, after, now)
      pages.push(Buffer.from(encodeReplayPage(page)).toString('hex'))
      after = page.next
    }
  return {
    pages,
    rows: await stored(roomId),
    log: await readLog(roomId, 0),
    middle: await readLog(roomId, 30, 101),
    states: await Promise.all([1, 57, 100, 121].map(async (seq) => encodeState(await loadRoom(roomId, seq)))),
    end: encodeState(await loadRoom(roomId)),
    reviews: await Promise.all([ines, mara].map(({ id }) => getReview(id, roomId, now.getTime()))),
    chat: await getChatPage(ines.id, roomId, 0, now),
    played: (await listSessions(ines.id, {}, now.getTime())).ended.find(({ id }) => id === roomId),
    came: await listCame(roomId),
    entered: [...(await listEntered(db, roomId))].sort(),
    choice: await findGradingChoice(roomId),
    accepted: await readAccepted(roomId, `${ines.id}.round`, 0, 10_000),
    last: [await findLastOf(roomId, ines.id), await findLastOf(roomId, newId())],
    opening: (await getOpening(ines.id, roomId, now))?.state,
  }
}

describe('[RC2] a log reads the same to everybody', () => {
  test('once it is recorded, and after somebody has written since', async () => {
    const roomId = await session()
    await say(roomId, ines, 'Thank you!', later(1))
    const before = await answers(roomId)
    expect(before.rows.length).toBeGreaterThan(125)
    const { rows } = await recordRoom(roomId, SMALL)
    expect([rows, await rowsOf(roomId)]).toEqual([before.rows.length, 0])
    expect((await piecesOf(roomId)).length).toBeGreaterThan(3)
    expect(await answers(roomId)).toEqual(before)

    await say(roomId, mara, 'Same time next week?', later(2))
    const since = await answers(roomId)
    expect(since.rows.slice(0, -1)).toEqual(before.rows)
    expect(since.accepted).toEqual(before.accepted)
    expect([await rowsOf(roomId), since.rows.length]).toEqual([1, before.rows.length + 1])
    const pieces = (await piecesOf(roomId)).length
    await recordRoom(roomId, SMALL)
    expect(await answers(roomId)).toEqual(since)
    expect(Math.max(...(await piecesOf(roomId)).map(({ events }) => events))).toBeLessThanOrEqual(
      SMALL.events,
    )
    // One more message does not add a piece.
    expect([await rowsOf(roomId), (await piecesOf(roomId)).length]).toEqual([0, pieces])
  })

  test('while it is being recorded, even by two processes at once', async () => {
    const roomId = await session()
    const before = await stored(roomId)
    let done = false
    const recording = Promise.all([recordRoom(roomId, SMALL), recordRoom(roomId, SMALL)]).finally(() => {
      done = true
    })
    let reads = 0
    for (; !done; reads++) expect(await stored(roomId)).toEqual(before)
    expect(reads).toBeGreaterThan(1)
    const rows = (await recording).reduce((sum, one) => sum + one.rows, 0)
    expect([rows, await rowsOf(roomId)]).toEqual([before.length, 0])
    expect(await stored(roomId)).toEqual(before)
  })
})

describe('[RC1] each event is either a row or in the recording, never in neither', () => {
  /** Makes the database do something by itself when a table is written, for one room only. */
  async function sabotage(table: string, when: string, body: string): Promise<() => Promise<unknown>> {
    await pool().query(
      `create function sabotage() returns trigger language plpgsql as $$ begin ${body} end $$;
       create trigger sabotage ${when} on "${table}" for each row execute function sabotage()`,
    )
    const end = () =>
      pool().query(`drop trigger if exists sabotage on "${table}"; drop function if exists sabotage()`)
    onTestFinished(async () => void (await end()))
    return end
  }

  test.each([
    [
      'the connection breaks',
      'perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return old;',
    ],
    ['the database refuses', "raise exception 'no more'; return old;"],
  ])('when %s while the rows of a later piece are removed', async (_what, body) => {
    const roomId = await session()
    const before = await stored(roomId)
    const end = await sabotage(
      'RoomEvent',
      'before delete',
      `if old.seq = 100 then ${body} end if; return old;`,
    )
    await expect(recordRoom(roomId, SMALL)).rejects.toThrow()
    const pieces = await piecesOf(roomId)
    expect(pieces.map(({ lastSeq }) => lastSeq)).toEqual([40, 80])
    expect(await rowsOf(roomId)).toBe(before.length - 80)
    expect(await stored(roomId)).toEqual(before)
    await end()
    await recordRoom(roomId, SMALL)
    expect(await rowsOf(roomId)).toBe(0)
    expect(await stored(roomId)).toEqual(before)
  })

  test('when a piece read back differs from what was written', async () => {
    const roomId = await session()
    const before = await stored(roomId)
    await sabotage(
      'RecordingPiece',
      'before insert',
      'new.bytes := set_byte(new.bytes, 20, get_byte(new.bytes, 20) # 1); new.checksum := sha256(new.bytes); return new;',
    )
    await expect(recordRoom(roomId, SMALL)).rejects.toThrow()
    expect([await rowsOf(roomId), (await piecesOf(roomId)).length]).toEqual([before.length, 0])
    expect(await stored(roomId)).toEqual(before)
  })

  test('when this release cannot read it, or the round has not ended', async () => {
    const newer = await session()
    await db.roomEvent.updateMany({ where: { roomId: newer, seq: 7 }, data: { kind: 'nobody/knows' } })
    await expect(recordRoom(newer)).rejects.toThrow(/newer release/)
    const open = await room(ines)
    expect(await recordRoom(open)).toEqual({ rows: 0, bytes: 0, packed: 0 })
    for (const id of [newer, open]) expect((await piecesOf(id)).length).toBe(0)
    await db.room.delete({ where: { id: newer } })
  })
})

test('[RC5] a damaged piece, or one of a newer release, is refused completely', async () => {
  const roomId = await session()
  await recordRoom(roomId, SMALL)
  const [first] = await piecesOf(roomId)
  if (!first?.bytes) throw new Error('There is no piece')
  const where = { roomId_lastSeq: { roomId, lastSeq: first.lastSeq } }
  const damaged = Uint8Array.from(first.bytes)
  damaged[30] = (damaged[30] ?? 0) ^ 1
  await db.recordingPiece.update({ where, data: { bytes: damaged } })
  await expect(readLog(roomId, 0)).rejects.toThrow('damaged')
  await expect(getReplayPage(ines.id, roomId, 0, later(9))).rejects.toThrow('damaged')
  await db.recordingPiece.update({ where, data: { bytes: first.bytes, format: 2 } })
  await expect(readLog(roomId, 0)).rejects.toThrow('format 2; this release knows 1')
})

test('[RC7] a page is read from the piece that contains it, whatever the other pieces are', async () => {
  const roomId = await session()
  const log = await readLog(roomId, 0)
  await recordRoom(roomId, SMALL)
  const [first, second] = await piecesOf(roomId)
  await db.recordingPiece.updateMany({
    where: { roomId, NOT: { lastSeq: second?.lastSeq ?? 0 } },
    data: { checksum: new Uint8Array(32) },
  })
  const from = (first?.lastSeq ?? 0) + 3
  expect(await readLog(roomId, from, second?.lastSeq)).toEqual(
    log.filter(({ seq }) => seq > from && seq <= (second?.lastSeq ?? 0)),
  )
})
