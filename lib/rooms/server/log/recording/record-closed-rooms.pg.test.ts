import { beforeAll, describe, expect, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { registry } from '@/lib/health/registry'
import { signOff } from '@/lib/jobs/server/living-pools'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { publicEvent } from '@/lib/rooms/domain/log/events'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { removeGuestRooms, snapshotIdleRooms } from '../../tidy-rooms'
import { appendEvents } from '../append-events'
import { loadRoom } from '../load-room'
import { readHeads } from '../read-log'
import { countDueRooms } from './due-rooms'
import { measureRecordings } from './measure-recordings'
import { recordClosedRooms } from './record-closed-rooms'
import { recordRoom } from './record-room'

const FROM = new Date('2026-11-10T18:00:00Z')
const DAY = 24 * 3_600_000
const later = (days: number) => new Date(FROM.getTime() + days * DAY)

let ines: Person
let mara: Person
const errors = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeAll(async () => {
  await syncContent()
  ;[ines, mara] = [await person('Ines Duarte'), await person('Mara Kovac')]
})

/** A message said after the round has ended. */
async function say(roomId: string, { id }: Person, text: string, at: Date): Promise<void> {
  const base = (await readHeads([roomId])).get(roomId) ?? 0
  const event = { ...publicEvent('chat/said', { text }), seq: base + 1, at: at.getTime() }
  const events = [{ ...event, actorId: id, client: null, op: null }]
  await appendEvents([{ roomId, base, events, projections: [] }])
}

describe('[RC4] rounds are recorded automatically', () => {
  test('those that ended a week ago and that nobody wrote to for a day, the oldest first', async () => {
    await db.room.deleteMany()
    const older = await endedRoom(ines, { from: FROM, others: [[mara, 'interviewer']] })
    const newer = await endedRoom(mara, { from: new Date(FROM.getTime() + 3_600_000), mode: 'solo' })
    const talking = await endedRoom(ines, { from: FROM, others: [[mara, 'interviewer']] })
    await say(talking, ines, 'Are you there?', later(7.5))
    await room(ines, { at: FROM })
    expect(await recordClosedRooms(later(6.9))).toEqual([])
    expect(await countDueRooms(later(8))).toBe(2)
    expect(await recordClosedRooms(later(8))).toEqual([older, newer])
    expect([await recordClosedRooms(later(8)), await countDueRooms(later(8))]).toEqual([[], 0])
    expect(await recordClosedRooms(later(9))).toEqual([talking])
    await say(older, ines, 'One more thing', later(10))
    expect(await recordClosedRooms(later(10.5))).toEqual([])
    expect(await recordClosedRooms(later(11.5))).toEqual([older])
  })

  test('as many as a run has time for, and one that fails does not delay the others', async () => {
    await db.room.deleteMany()
    const broken = await endedRoom(ines, { from: FROM, mode: 'solo' })
    await db.roomEvent.updateMany({ where: { roomId: broken, seq: 2 }, data: { kind: 'nobody/knows' } })
    const sound = await endedRoom(ines, { from: new Date(FROM.getTime() + 60_000), mode: 'solo' })
    expect(await recordClosedRooms(later(8), -1)).toEqual([])
    errors.mockClear()
    expect(await recordClosedRooms(later(8))).toEqual([sound])
    expect(errors.mock.calls.flat().join(' ')).toContain(broken)
    expect(await countDueRooms(later(8))).toBe(1)
    measureRecordings()
    const metrics = await registry().metrics()
    expect(metrics).toMatch(/^threepoint_recordings_total\{outcome="done"\} [1-9]/m)
    expect(metrics).toMatch(/^threepoint_recordings_total\{outcome="failed"\} 1$/m)
    expect(metrics).toMatch(/^threepoint_recordings_due \d+$/m)
  })
})

test('[RC9] no row is removed while a process of a release without recordings may be running', async () => {
  await db.room.deleteMany()
  const roomId = await endedRoom(ines, { from: FROM, mode: 'solo' })
  const rows = () => db.roomEvent.count({ where: { roomId } })
  const before = await rows()
  await db.$executeRaw`insert into "JobPool" (id, "seenAt") values ('older', now())`
  expect([await recordClosedRooms(later(8)), await rows()]).toEqual([[], before])
  await signOff('older')
  expect([await recordClosedRooms(later(8)), await rows()]).toEqual([[roomId], 0])
})

test('[RC8] a recorded room keeps its newest snapshot, and opens from it', async () => {
  const roomId = await playHotelSession(ines, mara, FROM)
  const end = await loadRoom(roomId)
  for (const seq of [20, 60])
    await db.roomSnapshot.create({
      data: { roomId, seq, format: 1, state: new Uint8Array(encodeState(await loadRoom(roomId, seq))) },
    })
  await recordRoom(roomId)
  expect(await db.roomSnapshot.findMany({ where: { roomId }, select: { seq: true } })).toEqual([
    { seq: end.seq },
  ])
  await db.recordingPiece.updateMany({ where: { roomId }, data: { checksum: new Uint8Array(32) } })
  expect(encodeState(await loadRoom(roomId))).toEqual(encodeState(end))
})

test('[RC8][FV4] tidying of rooms depends on the last event, even if that is recorded', async () => {
  const guest = await person('Noa')
  await db.user.update({ where: { id: guest.id }, data: { kind: 'guest' } })
  const roomId = await endedRoom(guest, { from: FROM, mode: 'solo' })
  await say(roomId, guest, 'still here', later(30))
  await recordRoom(roomId)
  expect(await snapshotIdleRooms(later(40))).not.toContain(roomId)
  await removeGuestRooms(later(80))
  expect(await db.room.count({ where: { id: roomId } })).toBe(1)
  await removeGuestRooms(later(91))
  expect([
    await db.room.count({ where: { id: roomId } }),
    await db.recordingPiece.count({ where: { roomId } }),
  ]).toEqual([0, 0])
})
