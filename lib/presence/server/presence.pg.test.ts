import { beforeEach, expect, test } from 'vitest'
import { blockPerson, unblockPerson } from '@/lib/auth/server/blocks/block-person'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { codeOf } from '@/tests/support/errors/code-of'
import { FREE_MS, VIEWERS_MOST } from '../domain/free-time'
import { getPresence } from './get-presence'
import { setFree } from './set-free'
import { listViewers, setViewer } from './viewers'

const NOW = new Date('2026-11-20T20:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)

let ines: Person
let mara: Person
let otto: Person

const seenBy = async (viewer: Person, at = NOW) =>
  (await getPresence(viewer.id, at)).people.map(({ name }) => name)

beforeEach(async () => {
  await syncContent()
  ;[ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  await endedRoom(ines, { others: [[mara, 'interviewer']], from: later(-3_600_000) })
})

test('[PS1] only people who were allowed to can see that somebody is free', async () => {
  await setFree(ines.id, true, NOW)
  expect([await seenBy(mara), await seenBy(otto)]).toEqual([[], []])
  await setViewer(ines.id, mara.id, true, NOW)
  expect([await seenBy(mara), await seenBy(otto), await seenBy(ines)]).toEqual([['Ines'], [], []])
  // Letting somebody see does not show anything of theirs.
  await setFree(mara.id, true, NOW)
  expect(await getPresence(ines.id, NOW)).toMatchObject({
    mine: later(FREE_MS).getTime(),
    viewers: 1,
    people: [],
  })
})

test('[PS2] being free lasts an hour, or until they say otherwise', async () => {
  await setViewer(ines.id, mara.id, true, NOW)
  expect(await seenBy(mara)).toEqual([])
  await setFree(ines.id, true, NOW)
  expect(await seenBy(mara, later(FREE_MS - 1))).toEqual(['Ines'])
  expect(await seenBy(mara, later(FREE_MS))).toEqual([])
  await setFree(ines.id, false, NOW)
  expect([await seenBy(mara), (await getPresence(ines.id, NOW)).mine]).toEqual([[], null])
})

test('[PS3] only somebody they had a round with can be allowed, and is removed at once', async () => {
  expect(await codeOf(setViewer(ines.id, otto.id, true, NOW))).toBe('not-found')
  await setFree(ines.id, true, NOW)
  await setViewer(ines.id, mara.id, true, NOW)
  await setViewer(ines.id, mara.id, true, NOW)
  expect(await listViewers(ines.id)).toEqual({ viewers: [{ userId: mara.id, name: 'Mara' }], others: [] })
  await setViewer(ines.id, mara.id, false, NOW)
  expect(await seenBy(mara)).toEqual([])
})

test('[PS3] at most a hundred people can be allowed', async () => {
  const ids = Array.from({ length: VIEWERS_MOST }, () => newId())
  await db.user.createMany({ data: ids.map((id) => ({ id, name: 'Somebody' })) })
  await db.presenceViewer.createMany({
    data: ids.map((viewerId) => ({ userId: ines.id, viewerId, at: NOW })),
  })
  expect(await codeOf(setViewer(ines.id, mara.id, true, NOW))).toBe('presence/too-many')
})

test('[PS4] a block hides it in both directions', async () => {
  await setFree(ines.id, true, NOW)
  await setViewer(ines.id, mara.id, true, NOW)
  const shown = async () => [
    (await getPresence(ines.id, NOW)).viewers,
    (await listViewers(ines.id)).viewers.map(({ name }) => name),
  ]
  await blockPerson(ines.id, mara.id)
  expect([await seenBy(mara), await shown()]).toEqual([[], [0, []]])
  await unblockPerson(ines.id, mara.id)
  expect(await seenBy(mara)).toEqual(['Ines'])
  // When she is blocked herself, she sees no difference: the same people can see it or could be allowed to.
  await blockPerson(mara.id, ines.id)
  expect([await seenBy(mara), await shown()]).toEqual([[], [1, ['Mara']]])
  await setViewer(ines.id, mara.id, false, NOW)
  expect((await listViewers(ines.id)).others.map(({ name }) => name)).toEqual(['Mara'])
  expect(await codeOf(setViewer(ines.id, mara.id, true, NOW))).toBe('none')
  expect(await seenBy(mara)).toEqual([])
})
