import { beforeAll, beforeEach, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import type { Level } from '@/lib/framework/levels'
import { createGroup } from '@/lib/groups/server/create-group'
import { joinGroup, makeGroupLink } from '@/lib/groups/server/group-link'
import { leaveGroup } from '@/lib/groups/server/leave-group'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { soloRound } from '@/tests/fixtures/solo-round'
import { codeOf } from '@/tests/support/errors/code-of'
import { agreeToReview } from './agree'
import { getReviewDesk } from './get-review-desk'
import { getSessionReview } from './get-session-review'
import { getTakenRound } from './get-taken-round'
import { handIn } from './hand-in'
import { takeReview } from './take-review'

const NOW = new Date('2026-11-20T20:00:00Z')
const FROM = new Date('2026-11-20T18:00:00Z')

type Reviewer = Person & { level: Level; languages: string[] }
const member = async (name: string, level: Level = 'mid', languages = ['en']): Promise<Reviewer> => ({
  ...(await person(name)),
  level,
  languages,
})

let ines: Reviewer
let mara: Reviewer
let stranger: Reviewer
let groupId: string

beforeAll(() => syncContent())
beforeEach(async () => {
  await db.peerReview.deleteMany()
  await db.reviewCredit.deleteMany()
  // Of another level and language than Ines, and a former partner.
  ;[ines, mara, stranger] = [
    await member('Ines'),
    await member('Mara', 'staff', ['es']),
    await member('Otto'),
  ]
  await endedRoom(ines, { others: [[mara, 'interviewer']], from: FROM })
  ;({ id: groupId } = await createGroup(ines.id, 'Tuesday designers', NOW))
  const { token } = await makeGroupLink(ines.id, groupId, NOW)
  await joinGroup(mara.id, token, NOW)
})

const viewOf = async (roomId: string) =>
  (await getSessionReview({ id: ines.id, kind: 'member' }, roomId, true))?.view

test('[PR13] a group’s round is given to its members only, even to those whom it would not match otherwise', async () => {
  const roomId = await soloRound(ines, { from: FROM })
  expect(await viewOf(roomId)).toMatchObject({ groups: [{ id: groupId, name: 'Tuesday designers' }] })
  expect(await codeOf(handIn(ines, roomId, newId(), NOW))).toBe('not-found')
  await handIn(ines, roomId, groupId, NOW)
  expect(await viewOf(roomId)).toEqual({ state: 'open', ahead: 0, group: 'Tuesday designers' })
  expect(await codeOf(takeReview(stranger, null, NOW))).toBe('peer/none-waiting')
  expect(await codeOf(takeReview(stranger, groupId, NOW))).toBe('not-found')
  expect(await codeOf(takeReview(ines, groupId, NOW))).toBe('peer/none-waiting')
  expect(await codeOf(takeReview(mara, null, NOW))).toBe('peer/none-waiting')
  expect(await getReviewDesk(mara, NOW)).toMatchObject({
    waiting: 0,
    groups: [{ id: groupId, name: 'Tuesday designers', waiting: 1 }],
  })
  expect((await getReviewDesk(ines, NOW)).groups).toEqual([])
  const id = await takeReview(mara, groupId, NOW)
  // What is hidden stays hidden.
  expect(JSON.stringify(await getTakenRound(mara.id, id, NOW))).not.toContain('Ines')
})

test('[PR13] not between two people separated by a block, and not to anyone who was there', async () => {
  const roomId = await soloRound(ines, { from: FROM })
  await handIn(ines, roomId, groupId, NOW)
  await db.member.create({ data: { roomId, userId: mara.id, role: 'observer', number: 2 } })
  expect(await codeOf(takeReview(mara, groupId, NOW))).toBe('peer/none-waiting')
  await db.member.deleteMany({ where: { roomId, userId: mara.id } })
  await blockPerson(mara.id, ines.id)
  expect(await codeOf(takeReview(mara, groupId, NOW))).toBe('peer/none-waiting')
})

test('[PR13] if its candidate left the group nobody is given it, and the candidate is told', async () => {
  const roomId = await soloRound(ines, { from: FROM })
  await handIn(ines, roomId, groupId, NOW)
  await leaveGroup(ines.id, groupId)
  expect(await codeOf(takeReview(mara, groupId, NOW))).toBe('peer/none-waiting')
  expect(await viewOf(roomId)).toEqual({ state: 'stranded' })
})

test('[GP2][PR13] the interviewer of a round agrees to a group without learning which', async () => {
  const roomId = await playHotelSession(ines, stranger, FROM)
  await handIn(ines, roomId, groupId, NOW)
  const seen = async () => (await getSessionReview({ id: stranger.id, kind: 'member' }, roomId, true))?.view
  expect(await seen()).toEqual({ state: 'agree', by: 'Ines', inGroup: true })
  await agreeToReview(stranger.id, roomId, NOW)
  expect(await seen()).toEqual({ state: 'open', ahead: 0, group: null })
  expect(await takeReview(mara, groupId, NOW)).toHaveLength(36)
})
