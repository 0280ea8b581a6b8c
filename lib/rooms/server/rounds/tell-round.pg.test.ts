import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { proposeRound } from './propose-round'
import { tellEnd } from './tell-end'

beforeAll(async () => {
  await syncContent()
})

test('[UC8] everybody in a round is notified of its end, and its two people of the next one', async () => {
  const [ines, mara, otto, pia] = [
    await person('Ines'),
    await person('Mara'),
    await person('Otto'),
    await person('Pia'),
  ]
  const roomId = await endedRoom(ines, {
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
      [pia, 'interviewer'],
    ],
  })
  const heard = await heardUpdates()
  await tellEnd(roomId)
  const next = { previousRoomId: roomId, caseId: 'url-shortener', minutes: 45 } as const
  await proposeRound(ines, next, new Date())
  await expect(proposeRound(mara, next, new Date())).rejects.toMatchObject({ code: 'next-round/proposed' })
  await tellEnd(roomId)
  await expect.poll(() => heard).toHaveLength(3)
  const [end, proposed] = heard as { to: string[]; update: unknown }[]
  expect(end?.update).toEqual({ kind: 'round-ended', roomId })
  expect(end?.to.toSorted()).toEqual([ines, mara, otto, pia].map(({ id }) => id).sort())
  expect(proposed).toEqual({ to: [ines.id, mara.id], update: { kind: 'next-round', roomId } })
})
