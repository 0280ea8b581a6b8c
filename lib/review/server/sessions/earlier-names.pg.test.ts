import { beforeAll, beforeEach, expect, test } from 'vitest'
import { eraseSession } from '@/lib/accounts/server/deletion/erase-session'
import { namesEver } from '@/lib/accounts/server/deletion/names-ever'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { eraseFromRooms } from '@/lib/rooms/server/erase-person'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { snapshotRoom } from '@/lib/rooms/server/log/snapshot-room'
import { completeEnv } from '@/lib/shared/env'
import type { Person } from '@/tests/fixtures/builders'
import { roundOfTwo } from '@/tests/fixtures/round-of-two'
import { columnsWith } from '@/tests/support/database-text'
import { refusing } from '@/tests/support/errors/refusing'
import { deleteForGood } from './delete-for-good'
import { indexSession } from './index-session'
import { moveToTrash } from './move-to-trash'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const NOW = new Date('2026-11-30T10:00:00Z')
const SETTLED = new Date('2026-11-30T10:01:00Z')
const FROM = new Date('2026-11-28T10:00:00Z')

let zeph: Person
let mara: Person
let roomId: string
let NAME = ''

beforeAll(() => syncContent())

beforeEach(async () => {
  const round = await roundOfTwo(FROM)
  ;({ zeph, mara, roomId, name: NAME } = round)
})

/** Appends a message to the log, after the end of the round. */
async function sayLate(who: Person, text: string) {
  const { seq: base } = await loadRoom(roomId)
  const late: RoomEvent = {
    ...publicEvent('chat/said', { text }),
    ...{ seq: base + 1, at: NOW.getTime(), actorId: who.id, client: null, op: null },
  }
  await appendEvents([{ roomId, base, events: [late], projections: [] }])
}

test.each(['update on "RoomSnapshot"', 'delete on "SessionText"'])(
  '[SL12] stopped at %s, the job goes on and leaves no earlier name',
  async (what) => {
    const surname = NAME.split(' ')[1] ?? ''
    await sayLate(mara, `Thanks, ${NAME}`)
    await snapshotRoom(roomId)
    await indexSession(roomId)
    await db.user.update({ where: { id: zeph.id }, data: { name: 'Ada Blue' } })
    await moveToTrash(zeph.id, roomId, NOW)
    await deleteForGood(zeph.id, roomId, NOW)
    const end = await refusing(what)
    await expect(eraseSession(zeph.id, roomId, NOW)).rejects.toThrow()
    await end()
    await eraseSession(zeph.id, roomId, NOW)
    expect(await columnsWith([surname])).toEqual(['Member.namesToErase'])
    // Written by a process that had not heard of it.
    await sayLate(mara, `Thanks again, ${NAME}`)
    await snapshotRoom(roomId)
    expect(await columnsWith([surname])).toEqual([
      'Member.namesToErase',
      'RoomEvent.data',
      'RoomSnapshot.state',
    ])
    await eraseSession(zeph.id, roomId, SETTLED, true)
    expect(await columnsWith([surname])).toEqual([])
  },
)

test('[SL12][AC6] somebody who then deletes their account leaves no earlier name either', async () => {
  await db.user.update({ where: { id: zeph.id }, data: { name: 'Ada Blue' } })
  await moveToTrash(zeph.id, roomId, NOW)
  await deleteForGood(zeph.id, roomId, NOW)
  await eraseSession(zeph.id, roomId, NOW)
  expect(await namesEver(zeph.id, 'Ada Blue')).toEqual(['Ada Blue', NAME])
  await eraseFromRooms({ userId: zeph.id, names: ['Ada Blue', NAME], email: null }, NOW)
  expect(await columnsWith([NAME.split(' ')[1] ?? ''])).toEqual([])
})
