import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { decodeState, encodeState } from '@/lib/rooms/domain/log/encode-state'
import { LAST_OP } from '@/lib/rooms/domain/protocol/wire'
import { memberOf } from '@/lib/rooms/domain/round/state'
import { person, room } from '@/tests/fixtures/builders'
import { type Move, playRoom } from '@/tests/fixtures/play-room'
import { loadRoom } from '../log/load-room'
import { saveSnapshot } from '../log/save-snapshot'
import { getOpening, OPENING_LIMIT, OPENINGS_AT_ONCE } from './get-opening'

const FROM = new Date('2026-11-20T18:00:00Z')

beforeAll(() => syncContent())

/** Ines is interviewed by Mara, who keeps a note. */
async function running(more: Move[] = []) {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  await playRoom(id, FROM, [
    { minute: 1, by: mara, does: { kind: 'start' } },
    { minute: 2, by: mara, does: { kind: 'note', text: 'asked about scale early' } },
    { minute: 2, by: ines, does: { kind: 'say', text: 'Shall I begin?' } },
    ...more,
  ])
  return { ines, mara, id }
}

test('[J8][N1] a page includes the room as the person may see it', async () => {
  const { ines, mara, id } = await running()
  const now = new Date()
  const [hers, theirs] = [await getOpening(ines.id, id, now), await getOpening(mara.id, id, now)]
  if (!hers || !theirs) throw new Error('Both are in the room')
  expect(hers).toMatchObject({ number: 1, role: 'candidate', now: now.getTime() })
  expect(Buffer.isBuffer(hers.state)).toBe(false)
  expect(decodeState(hers.state)).toMatchObject({ round: { clock: { status: 'running' }, notes: [] } })
  expect(decodeState(hers.state).round.chat.map(({ text }) => text)).toEqual(['Shall I begin?'])
  expect(Buffer.from(hers.state).includes('asked about scale')).toBe(false)
  expect(decodeState(theirs.state).round.notes.map(({ text }) => text)).toEqual(['asked about scale early'])
})

test('[J8] it includes the highest number that any tab has used', async () => {
  const { ines, id } = await running()
  const state = await loadRoom(id)
  expect((await getOpening(ines.id, id))?.lastOp).toBe(0)
  state.clients = { 'a.talk': 7, 'b.board': 312 }
  await saveSnapshot(id, state.seq, encodeState(state))
  expect((await getOpening(ines.id, id))?.lastOp).toBe(312)
})

test('[J8] a number close to the limit is passed on to nobody', async () => {
  const { ines, id } = await running()
  const state = await loadRoom(id)
  state.clients = { 'a.talk': LAST_OP }
  await saveSnapshot(id, state.seq, encodeState(state))
  expect(await getOpening(ines.id, id)).toBeNull()
})

test('[J8] of many at once only some are read', async () => {
  const { ines, id } = await running()
  const all = await Promise.all(Array.from({ length: 10 }, () => getOpening(ines.id, id)))
  expect(all.filter((opening) => opening !== null)).toHaveLength(OPENINGS_AT_ONCE)
  expect(await getOpening(ines.id, id)).not.toBeNull()
})

test('[J8] it includes nothing for somebody who is not in the room, not yet in it, or has another role by now', async () => {
  const { ines, mara, id } = await running()
  expect(await getOpening((await person('Otto')).id, id)).toBeNull()
  expect(await getOpening(ines.id, 'no id')).toBeNull()
  const noa = await person('Noa')
  await db.member.create({ data: { roomId: id, userId: noa.id, role: 'observer', number: 3 } })
  expect(await getOpening(noa.id, id)).toBeNull()
  await db.member.updateMany({ where: { roomId: id, userId: mara.id }, data: { role: 'observer' } })
  expect(await getOpening(mara.id, id)).toBeNull()
  await db.member.updateMany({ where: { roomId: id, userId: ines.id }, data: { removedAt: new Date() } })
  expect(await getOpening(ines.id, id)).toBeNull()
})

test('[J8][G7] it includes nothing for the candidate of another round that takes priority', async () => {
  const { ines, mara, id } = await running()
  expect(memberOf((await loadRoom(id)).round, mara.id)?.role).toBe('interviewer')
  expect(await getOpening(mara.id, id)).not.toBeNull()
  const other = await room(ines, { role: 'interviewer' })
  await db.member.create({ data: { roomId: other, userId: mara.id, role: 'candidate', number: 2 } })
  expect(await getOpening(mara.id, id)).toBeNull()
})

test('[J8] it includes nothing of a large room, and does not read it', async () => {
  const { ines, id } = await running()
  const { seq } = await loadRoom(id)
  // This cannot be read: it would fail if anybody tried.
  await saveSnapshot(id, seq, new Uint8Array(2 * OPENING_LIMIT + 1).fill(0xc1))
  expect(await getOpening(ines.id, id)).toBeNull()
})
