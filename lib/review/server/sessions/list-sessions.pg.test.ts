import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { recordMissingVerdicts } from '@/lib/grading/server/record-verdict'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { PINS_MOST } from '@/lib/rooms/domain/round/room-limits'
import { markSeen } from '@/lib/rooms/server/own-sessions/mark-seen'
import { pinSession } from '@/lib/rooms/server/own-sessions/pin-session'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import type { SessionFilter } from '../../domain/sessions/session-filter'
import { listSessions } from './list-sessions'

const NOW = new Date('2026-11-30T10:00:00Z')
const DAY = 24 * 3_600_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY)
const WORDS = { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }

let kai: Person
let lea: Person
let otto: Person

beforeAll(async () => {
  await syncContent()
  ;[kai, lea, otto] = [await person('Kai'), await person('Lea'), await person('Otto')]
})

const listed = async (who: Person, filter: SessionFilter = {}, timeZone = 'UTC') => {
  const { pinned, ended } = await listSessions(who.id, { filter, timeZone }, NOW.getTime())
  return [...pinned, ...ended].map(({ id }) => id)
}
const counted = async (who: Person, filter: SessionFilter = {}) =>
  (await listSessions(who.id, { filter }, NOW.getTime())).count

test('[SL1][SL5] each part of the filter selects what matches it, and all parts must match', async () => {
  const rooms = {
    answered: await endedRoom(kai, { from: daysAgo(40), others: [[lea, 'interviewer']] }),
    asked: await endedRoom(lea, {
      ...{ from: daysAgo(5), caseId: 'rate-limiter' },
      others: [
        [kai, 'interviewer'],
        [otto, 'observer'],
      ],
    }),
    watched: await endedRoom(otto, {
      from: daysAgo(2),
      others: [
        [lea, 'interviewer'],
        [kai, 'observer'],
      ],
    }),
    alone: await endedRoom(kai, { mode: 'solo', from: daysAgo(1), caseId: 'rate-limiter' }),
  }
  const { answered, asked, watched, alone } = rooms
  expect(await listed(kai)).toEqual([alone, watched, asked, answered])
  expect(await listed(kai, { caseId: 'rate-limiter' })).toEqual([alone, asked])
  expect(await listed(kai, { role: 'interviewer' })).toEqual([asked])
  expect(await listed(kai, { role: 'observer' })).toEqual([watched])
  expect(await listed(kai, { partnerId: lea.id })).toEqual([watched, asked, answered])
  // An observer is nobody's partner, and nobody is their own partner.
  expect(await listed(kai, { partnerId: otto.id })).toEqual([watched])
  expect(await listed(kai, { partnerId: kai.id })).toEqual([])
  expect(await listed(kai, { days: 7 })).toEqual([alone, watched, asked])
  expect(await listed(kai, { days: 30, caseId: 'rate-limiter', role: 'candidate' })).toEqual([alone])
  expect(await listed(kai, { verdict: 'none' })).toHaveLength(4)
  expect(await counted(kai, { partnerId: lea.id })).toBe(3)
  const { choices } = await listSessions(kai.id, { filter: { role: 'observer' } }, NOW.getTime())
  expect(choices).toMatchObject({
    ...{ all: 4, unseen: 0, trashed: 0 },
    cases: [
      { caseId: 'hotel-booking-system', count: 2 },
      { caseId: 'rate-limiter', count: 2 },
    ],
    partners: [
      { name: 'Lea', count: 3 },
      { name: 'Otto', count: 1 },
    ],
    roles: [
      { role: 'candidate', count: 2 },
      { role: 'interviewer', count: 1 },
      { role: 'observer', count: 1 },
    ],
  })
  await db.user.update({ where: { id: lea.id }, data: { deletedAt: NOW } })
  const without = await listSessions(kai.id, {}, NOW.getTime())
  expect(without.choices.partners).toMatchObject([{ name: 'Otto' }])
  expect(await listed(kai, { partnerId: lea.id })).toEqual([])
  await db.user.update({ where: { id: lea.id }, data: { deletedAt: null } })
})

test('[SL1] days are those of the viewer’s calendar', async () => {
  const nora = await person('Nora')
  const id = await endedRoom(nora, { mode: 'solo', from: new Date('2026-11-10T23:30:00Z') })
  const on = (day: string) => ({ from: day, to: day })
  expect(await listed(nora, on('2026-11-10'), 'UTC')).toEqual([id])
  expect(await listed(nora, on('2026-11-11'), 'UTC')).toEqual([])
  expect(await listed(nora, on('2026-11-11'), 'Europe/Lisbon')).toEqual([])
  expect(await listed(nora, on('2026-11-11'), 'Europe/Vienna')).toEqual([id])
  expect(await listed(nora, { to: '2026-11-09' })).toEqual([])
  expect(await listed(nora, { from: '2026-11-10' })).toEqual([id])
})

test('[SL3][SL4] a verdict is there once grades are open, and unseen until its person has been on the page', async () => {
  const [ana, ben] = [await person('Ana'), await person('Ben')]
  const roomId = await endedRoom(ana, {
    from: daysAgo(1),
    others: [
      [ben, 'interviewer'],
      [otto, 'observer'],
    ],
  })
  await submitGrade(ben.id, roomId, WORDS, daysAgo(0.9))
  const found = async (filter: SessionFilter) => [await listed(ana, filter), await listed(ben, filter)]
  expect(await db.gradeRelease.findUnique({ where: { roomId } })).toBeNull()
  expect(await found({ verdict: 'hire' })).toEqual([[], []])
  expect(await found({ unseen: true })).toEqual([[], []])

  await submitGrade(ana.id, roomId, WORDS, daysAgo(0.8))
  expect(await found({ verdict: 'hire' })).toEqual([[roomId], [roomId]])
  expect(await found({ verdict: 'none' })).toEqual([[], []])
  expect(await found({ unseen: true })).toEqual([[roomId], [roomId]])
  const watched = { verdict: 'hire', unseen: true } as const
  for (const [part, value] of Object.entries(watched))
    expect(await listed(otto, { partnerId: ana.id, [part]: value })).toEqual([])

  await markSeen(ana.id, roomId, daysAgo(0.7))
  expect(await found({ unseen: true })).toEqual([[], [roomId]])
  expect((await listSessions(ben.id, {}, NOW.getTime())).choices.unseen).toBe(1)
  // A peer review that is completed later is new again.
  await db.peerReview.create({
    data: {
      ...{ id: newId(), roomId, subjectId: ana.id, status: 'done', level: 'mid', languages: ['en'] },
      ...{ askedAt: daysAgo(0.9), doneAt: daysAgo(0.5) },
    },
  })
  expect(await found({ unseen: true })).toEqual([[roomId], [roomId]])
})

test('[SL3] verdicts from before they were recorded are filled in, but not those of blind grades', async () => {
  const [ana, ben] = [await person('Ana'), await person('Ben')]
  const open = await endedRoom(ana, { mode: 'solo', from: daysAgo(2) })
  const blind = await endedRoom(ana, { from: daysAgo(1), others: [[ben, 'interviewer']] })
  await submitGrade(ana.id, open, WORDS, daysAgo(1.9))
  await submitGrade(ana.id, blind, WORDS, daysAgo(0.9))
  await db.gradeRelease.updateMany({ where: { roomId: open }, data: { verdict: null } })
  await recordMissingVerdicts()
  expect(await listed(ana, { verdict: 'hire' })).toEqual([open])
  expect(await listed(ana, { verdict: 'none' })).toEqual([blind])
})

test('[SL1][SL10] pinned sessions are first, on the first page only, and only in that person’s list', async () => {
  const [ana, ben] = [await person('Ana'), await person('Ben')]
  const ids: string[] = []
  for (let day = 60; day > 56; day--)
    ids.push(await endedRoom(ana, { from: daysAgo(day), others: [[ben, 'interviewer']] }))
  const [oldest = '', second = ''] = ids
  await pinSession(ana.id, oldest, true, NOW)
  const { pinned, ended, count } = await listSessions(ana.id, {}, NOW.getTime())
  expect(pinned.map(({ id }) => id)).toEqual([oldest])
  expect(ended.map(({ id }) => id)).toEqual(ids.slice(1).toReversed())
  expect(count).toBe(4)
  expect(await listed(ben)).toEqual(ids.toReversed())
  const older = await listSessions(ana.id, { before: ids[2] }, NOW.getTime())
  expect([older.pinned, older.ended.map(({ id }) => id)]).toEqual([[], [second]])
  expect(await listed(ana, { days: 7 })).toEqual([])
  await pinSession(ana.id, oldest, false, NOW)
  expect(await listed(ana)).toEqual(ids.toReversed())
})

test('[SL10] nobody can pin more than the limit, or what is not theirs', async () => {
  const ana = await person('Ana')
  const mine = await endedRoom(ana, { mode: 'solo', from: daysAgo(3) })
  const others = await endedRoom(await person('Ben'), { mode: 'solo', from: daysAgo(3) })
  const { caseVersionId } = await db.room.findUniqueOrThrow({ where: { id: mine } })
  const ids = Array.from({ length: PINS_MOST }, () => newId())
  await db.room.createMany({
    data: ids.map((id) => ({
      ...{ id, caseVersionId, createdById: ana.id, mode: 'solo', minutes: 20, phase: 'ended', endedAt: NOW },
    })),
  })
  await db.member.createMany({
    data: ids.map((roomId) => ({ roomId, userId: ana.id, role: 'candidate', number: 1, pinnedAt: NOW })),
  })
  await expect(pinSession(ana.id, mine, true, NOW)).rejects.toMatchObject({ code: 'session/too-many-pins' })
  await pinSession(ana.id, ids[0] ?? '', false, NOW)
  await pinSession(ana.id, mine, true, NOW)
  for (const roomId of [others, newId(), 'sessions'])
    await expect(pinSession(ana.id, roomId, false, NOW)).rejects.toMatchObject({ code: 'not-found' })
})
