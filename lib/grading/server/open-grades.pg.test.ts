import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { startJobs } from '@/lib/jobs/server/start-jobs'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { BLIND_FOR } from '../domain/blind'
import { eraseFromGrades } from './erase-person'
import { getGrading } from './get-grading'
import { gradingJobs } from './grading-jobs'
import { openGrades, openingKey } from './open-grades'
import { scheduleOpenings } from './schedule-openings'
import { submitGrade } from './submit-grade'

const GRADE = { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }
const MINUTE = 60_000

let ines: Person
let mara: Person

beforeAll(async () => {
  await syncContent()
})
beforeEach(async () => {
  ;[ines, mara] = [await person('Ines'), await person('Mara')]
})
afterEach(async () => {
  await pool().query('delete from graphile_worker._private_jobs')
  await db.room.deleteMany()
})

/** A round of two that ended this many milliseconds ago. */
async function endedAgo(ms: number): Promise<string> {
  const from = new Date(Date.now() - ms - 20 * MINUTE)
  return endedRoom(ines, { from, others: [[mara, 'interviewer']] })
}

const release = (roomId: string) => db.gradeRelease.findUnique({ where: { roomId } })
const waiting = async () => {
  const { rows } = await pool().query(
    `select key, run_at from graphile_worker._private_jobs where key like 'grading/open-grades %' order by key`,
  )
  return rows
}
async function opensFor(viewer: Person, roomId: string, now = Date.now()): Promise<boolean | undefined> {
  const round = await findRound(roomId, viewer.id)
  return (await getGrading({ ...round, endedAt: round.endedAt ?? 0 }, {}, now))?.released
}

test('[GR17] once the seven days are over submitted grades open, and the graders are notified once', async () => {
  const roomId = await endedAgo(BLIND_FOR + MINUTE)
  await submitGrade(mara.id, roomId, GRADE, new Date(Date.now() - BLIND_FOR))
  const heard = await heardUpdates()
  await openGrades(roomId)
  await openGrades(roomId)
  expect((await release(roomId))?.at).toBeInstanceOf(Date)
  await notifyPeople([ines.id], { kind: 'missed' })
  await expect.poll(() => heard).toContainEqual({ to: [ines.id], update: { kind: 'missed' } })
  const to = expect.arrayContaining([ines.id, mara.id])
  expect(heard[0]).toEqual({ to, update: { kind: 'grades', roomId } })
  expect(heard).toHaveLength(2)
})

test('[GR17][SL12] a grader who deleted the round is not notified', async () => {
  const roomId = await endedAgo(BLIND_FOR + MINUTE)
  await submitGrade(mara.id, roomId, GRADE, new Date(Date.now() - BLIND_FOR))
  const at = new Date()
  await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: at, goneAt: at } })
  const heard = await heardUpdates()
  await openGrades(roomId)
  await notifyPeople([ines.id], { kind: 'missed' })
  await expect.poll(() => heard).toContainEqual({ to: [ines.id], update: { kind: 'missed' } })
  expect(heard[0]).toEqual({ to: [ines.id], update: { kind: 'grades', roomId } })
})

test('[GR9][GR17] once the one who is missing has no account any more, the grades open', async () => {
  const roomId = await endedAgo(MINUTE)
  await submitGrade(ines.id, roomId, GRADE, new Date())
  expect(await opensFor(ines, roomId)).toBe(false)
  await db.user.update({ where: { id: mara.id }, data: { deletedAt: new Date() } })
  const round = await findRound(roomId, ines.id)
  const grading = await getGrading({ ...round, endedAt: round.endedAt ?? 0 }, {}, Date.now())
  expect(grading?.released).toBe(true)
  expect(grading?.columns.map(({ source, status }) => [source, status])).toEqual([['self', 'open']])
  const rooms = [{ roomId, role: 'interviewer' as const }]
  await eraseFromGrades({ userId: mara.id, withoutName: (text) => text }, rooms)
  expect((await release(roomId))?.at).toBeInstanceOf(Date)
})

test('[GR17] a job that runs too early opens nothing and is scheduled again', async () => {
  const roomId = await endedAgo(BLIND_FOR - MINUTE)
  await submitGrade(mara.id, roomId, GRADE, new Date())
  await openGrades(roomId)
  expect(await release(roomId)).toBeNull()
  const { endedAt } = await findRound(roomId, ines.id)
  expect(await waiting()).toEqual([{ key: openingKey(roomId), run_at: new Date((endedAt ?? 0) + BLIND_FOR) }])
})

test('[GR17] pages apply the rule themselves, whether the job has run or not', async () => {
  const roomId = await endedAgo(BLIND_FOR - MINUTE)
  await submitGrade(mara.id, roomId, GRADE, new Date())
  const due = ((await findRound(roomId, ines.id)).endedAt ?? 0) + BLIND_FOR
  expect(await release(roomId)).toBeNull()
  expect(await opensFor(ines, roomId, due - 1)).toBe(false)
  expect(await opensFor(ines, roomId, due)).toBe(true)
  // A record that should not be there opens nothing.
  await db.gradeRelease.create({ data: { roomId, at: new Date() } })
  expect(await opensFor(ines, roomId, due - 1)).toBe(false)
})

test('[GR17] if nothing is in when the wait ends, the first grade opens', async () => {
  const roomId = await endedAgo(BLIND_FOR + MINUTE)
  await openGrades(roomId)
  expect(await release(roomId)).toMatchObject({ roomId, at: null })
  const now = new Date()
  await submitGrade(ines.id, roomId, GRADE, now)
  expect(await release(roomId)).toMatchObject({ roomId, at: now })
})

test('[GR17] once all grades are in, the job is no longer needed', async () => {
  const roomId = await endedAgo(MINUTE)
  await scheduleOpenings()
  await submitGrade(ines.id, roomId, GRADE, new Date())
  expect(await waiting()).toHaveLength(1)
  const now = new Date()
  await submitGrade(mara.id, roomId, GRADE, now)
  expect(await waiting()).toEqual([])
  expect(await release(roomId)).toMatchObject({ roomId, at: now })
  await scheduleOpenings()
  expect(await waiting()).toEqual([])
})

test('[GR17] rounds that ended without a job get one when a server starts, and overdue ones open', async () => {
  const [old, recent] = [await endedAgo(BLIND_FOR + MINUTE), await endedAgo(MINUTE)]
  await submitGrade(mara.id, old, GRADE, new Date(Date.now() - BLIND_FOR))
  const jobs = startJobs(gradingJobs)
  await expect.poll(async () => (await release(old))?.at, { timeout: 20_000 }).toBeInstanceOf(Date)
  await jobs.stop()
  const { endedAt } = await findRound(recent, ines.id)
  expect(await waiting()).toEqual([{ key: openingKey(recent), run_at: new Date((endedAt ?? 0) + BLIND_FOR) }])
  await scheduleOpenings()
  expect(await waiting()).toHaveLength(1)
})

test('[GR17] a round that was deleted in the meantime needs nothing', async () => {
  const roomId = await endedAgo(BLIND_FOR + MINUTE)
  await db.room.delete({ where: { id: roomId } })
  await openGrades(roomId)
  expect(await release(roomId)).toBeNull()
})
