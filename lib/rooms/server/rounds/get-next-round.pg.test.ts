import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { getNextRound } from './get-next-round'
import { getRoom } from './get-room'
import { proposeRound } from './propose-round'

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-20T19:00:00Z')

beforeAll(() => syncContent())

test('[NR1] who waits in an ended room learns of the next round; nobody else does', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const roomId = await endedRoom(ines, {
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
    from: FROM,
  })
  const asked = (who: { id: string }, id = roomId) => getNextRound(who.id, id, NOW.getTime())
  expect(await asked(mara)).toEqual({ role: 'candidate', partner: 'Ines', proposed: null })

  const next = await proposeRound(ines, { previousRoomId: roomId, caseId: 'url-shortener', minutes: 45 }, NOW)
  expect((await asked(mara))?.proposed).toMatchObject({ roomId: next, byMe: false, joined: false })
  expect(await asked(otto)).toBeNull()
  // Its lobby knows who was asked.
  expect((await getRoom(ines.id, next)).asked).toEqual({ userId: mara.id, name: 'Mara' })
  expect((await getRoom(ines.id, roomId)).asked).toBeNull()

  const stranger = await person('Stranger')
  const open = await room(ines, { others: [[mara, 'interviewer']] })
  expect(await asked(mara, open)).toBeNull()
  for (const id of [roomId, open, 'no-id']) {
    await expect(asked(stranger, id)).rejects.toMatchObject({ code: 'not-found' })
  }
})
