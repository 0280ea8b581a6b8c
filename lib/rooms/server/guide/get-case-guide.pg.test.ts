import { beforeAll, expect, test } from 'vitest'
import { createDraft } from '@/lib/cases/server/drafts/create-draft'
import { publishDraft } from '@/lib/cases/server/drafts/publish-draft'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { HOTEL } from '@/tests/fixtures/case-sources'
import { listRounds } from '../rounds/list-rounds'
import { canOpenGuide, getCaseGuide } from './get-case-guide'

const CASE = 'hotel-booking-system'

beforeAll(async () => {
  await syncContent()
})

const end = (roomId: string, startedAt: Date | null = new Date()) =>
  db.room.update({ where: { id: roomId }, data: { phase: 'ended', startedAt, endedAt: new Date() } })
const accessOf = async (user: Person) => (await getCaseGuide(CASE, user.id, new Date())).access

test('a candidate gets the guide once the round is over, not before', async () => {
  const ines = await person('Ines')
  expect(await accessOf(ines)).toBe('not-yet')
  const id = await room(ines, { caseId: CASE, role: 'candidate' })
  expect(await getCaseGuide(CASE, ines.id, new Date())).toEqual({ access: 'answering-now' })
  await end(id)
  expect(await getCaseGuide(CASE, ines.id, new Date())).toMatchObject({
    access: 'open',
    whole: { id: CASE },
  })
})

test('an interviewer has the guide here once the round has begun, a removed one no longer', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { caseId: CASE, others: [[mara, 'interviewer']] })
  expect(await accessOf(mara)).toBe('not-yet')
  await db.room.update({ where: { id }, data: { phase: 'running', startedAt: new Date() } })
  expect(await accessOf(mara)).toBe('open')
  await db.member.update({
    where: { roomId_userId: { roomId: id, userId: mara.id } },
    data: { removedAt: new Date() },
  })
  expect(await accessOf(mara)).toBe('not-yet')
})

test('a round on another case, or one that never started, does not open it', async () => {
  const ines = await person('Ines')
  await end(await room(ines, { caseId: 'rate-limiter' }))
  await end(await room(ines, { caseId: CASE }), null)
  expect(await accessOf(ines)).toBe('not-yet')
})

test('a new round as candidate closes the guide again', async () => {
  const ines = await person('Ines')
  await end(await room(ines, { caseId: CASE }))
  await room(ines, { caseId: CASE })
  expect(await accessOf(ines)).toBe('answering-now')
})

test('no link leads to the guide of a case that its author keeps private', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const { id: caseId } = await createDraft(ines.id, HOTEL, new Date())
  await publishDraft(ines.id, caseId, new Date())
  await end(await room(ines, { caseId, role: 'interviewer', others: [[mara, 'candidate']] }))
  expect(await canOpenGuide(caseId, ines.id, new Date())).toBe(true)
  expect(await canOpenGuide(caseId, mara.id, new Date())).toBe(false)
  await expect(getCaseGuide(caseId, mara.id, new Date())).rejects.toMatchObject({ code: 'not-found' })
})

test('an unknown case is not found', async () => {
  await expect(getCaseGuide('nothing', (await person('Ines')).id, new Date())).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('rounds are listed newest first, of one case or of all', async () => {
  const ines = await person('Ines')
  const first = await room(ines, { caseId: CASE })
  const second = await room(ines, { caseId: 'rate-limiter', minutes: 35 })
  expect((await listRounds(ines.id)).map(({ roomId }) => roomId)).toEqual([second, first])
  expect(await listRounds(ines.id, 'rate-limiter')).toEqual([
    expect.objectContaining({
      caseId: 'rate-limiter',
      minutes: 35,
      role: 'candidate',
      phase: 'lobby',
      started: false,
    }),
  ])
})
