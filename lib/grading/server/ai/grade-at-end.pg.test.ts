import { expect, test } from 'vitest'
import { ModelFailure } from '@/lib/ai/domain/model-failure'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { completeEnv } from '@/lib/shared/env'
import { AiSessions, WRITTEN } from '@/tests/fixtures/ai-sessions'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { typing } from '@/tests/fixtures/play-room'
import { whyNotBegun } from '../../domain/ai/at-end'
import { cancelAiGrading, retryAiGrading } from './change-ai-grading'
import { GRADE_AT_END, gradeAtEnd, gradesAtEnd } from './grade-at-end'
import { startAiGrading } from './start-ai-grading'

const ai = new AiSessions()
const gradings = (roomId: string) => db.aiGrading.findMany({ where: { roomId } })

/**
 * A session of Ines and Mara that Ines wanted graded at the end. @param offAt the minute at which Mara switched that
 * off
 */
function wanted(offAt: number | null = null): Promise<string> {
  const off =
    offAt === null ? [] : [{ minute: offAt, by: ai.mara, does: { kind: 'ai-grading', on: false } as const }]
  return endedRoom(ai.ines, {
    from: new Date(Date.now() - 3_600_000),
    others: [[ai.mara, 'interviewer']],
    moves: [
      { minute: -1, by: ai.ines, does: { kind: 'ai-grading', on: true } },
      ...typing(ai.ines, 'purpose', 1, 2, WRITTEN),
      ...off,
    ],
  })
}

test('[AG20] the end of a round starts the grading that its room wanted, once, in its creator’s name', async () => {
  const roomId = await wanted()
  await gradeAtEnd(roomId)
  await gradeAtEnd(roomId)
  expect(await gradings(roomId)).toMatchObject([{ startedById: ai.ines.id, status: 'running' }])
  const [{ id } = { id: '' }] = await gradings(roomId)
  await ai.runAll(id, ai.scripted())
  expect(await ai.statusOf(id)).toBe('done')
})

test('[AG20] nothing is started if it was not chosen, was switched off, or somebody has already started one', async () => {
  const [plain, off] = [await ai.session(), await wanted(5)]
  for (const roomId of [plain, off]) {
    await gradeAtEnd(roomId)
    expect(await gradings(roomId)).toEqual([])
    expect((await ai.view(roomId)).atEnd).toBeNull()
  }
  const other = await wanted()
  await startAiGrading(ai.mara.id, other, new Date())
  await gradeAtEnd(other)
  expect(await gradings(other)).toHaveLength(1)
})

test('[AG20] it waits for another grading of the same person, for at most a day', async () => {
  const [first, second] = [await ai.session(), await wanted()]
  const running = await ai.started(first)
  const now = new Date()
  await gradeAtEnd(second, now)
  expect(await gradings(second)).toEqual([])
  const waiting = async () => {
    const { rows } = await pool().query<{ run_at: Date }>(
      `select run_at from graphile_worker._private_jobs where key like '${GRADE_AT_END.name}%'`,
    )
    return rows.map(({ run_at }) => run_at.getTime() - now.getTime())
  }
  expect(await waiting()).toEqual([60_000])
  // Those who were there can read why nothing is there yet.
  expect((await ai.view(second)).atEnd).toEqual({ by: 'Ines', mine: true, why: 'busy' })
  expect((await ai.view(second, ai.mara)).atEnd).toEqual({ by: 'Ines', mine: false, why: 'busy' })
  await pool().query('delete from graphile_worker._private_jobs')
  await gradeAtEnd(second, new Date(now.getTime() + 24 * 3_600_000))
  expect(await waiting()).toEqual([])
  await cancelAiGrading(ai.ines.id, { roomId: first, gradingId: running }, now)
  expect((await ai.view(second)).atEnd?.why).toBe('missed')
  await gradeAtEnd(second, now)
  expect((await ai.view(second)).atEnd).toBeNull()
  expect(await gradings(second)).toHaveLength(1)
})

test('[AG20] a person’s limit of ten a day applies to it, and a deleted room needs none', async () => {
  const roomId = await wanted()
  const other = await ai.session()
  await ai.started(other)
  const { endedAt } = await db.room.findUniqueOrThrow({ where: { id: roomId } })
  const ended = endedAt ?? new Date()
  await db.aiGrading.updateMany({ data: { status: 'done', createdAt: ended } })
  const row = await db.aiGrading.findFirstOrThrow()
  await db.aiGrading.createMany({
    data: 'abcdef012345'
      .replace(row.id.slice(-1), '')
      .slice(0, 9)
      .split('')
      .map((letter) => ({ ...row, id: row.id.slice(0, -1) + letter, record: {} })),
  })
  await gradeAtEnd(roomId, ended)
  expect(await gradings(roomId)).toEqual([])
  expect((await ai.view(roomId, ai.mara)).atEnd).toEqual({ by: 'Ines', mine: false, why: 'too-many' })
  await db.room.delete({ where: { id: roomId } })
  await gradeAtEnd(roomId)
})

test('[AG19][AG20] without a model the end of a round starts nothing', async () => {
  const ended = { kind: 'round/ended', data: { reason: 'ended' } } as RoomEvent
  const roomId = await wanted()
  expect(gradesAtEnd(roomId, ended)).toMatchObject({ name: GRADE_AT_END.name, payload: { roomId } })
  expect(gradesAtEnd(roomId, { ...ended, kind: 'round/started', data: {} } as RoomEvent)).toBeNull()
  completeEnv({ OPENAI_BASE_URL: '', OPENAI_MODEL: '' })
  expect(gradesAtEnd(roomId, ended)).toBeNull()
  await gradeAtEnd(roomId)
  expect(await gradings(roomId)).toEqual([])
})

test('[AG20] why a grading at the end has not begun', () => {
  const by = { running: 0, startedThatDay: 0 }
  const minutes = (count: number) => count * 60_000
  expect(whyNotBegun(0, by, minutes(1))).toBe('soon')
  expect(whyNotBegun(0, by, minutes(3))).toBe('missed')
  expect(whyNotBegun(0, { ...by, running: 1 }, minutes(60))).toBe('busy')
  expect(whyNotBegun(0, { ...by, running: 1 }, minutes(25 * 60))).toBe('missed')
  expect(whyNotBegun(0, { running: 1, startedThatDay: 10 }, minutes(1))).toBe('too-many')
})

test('[AG20] an endpoint that is gone is reported before the grades open, and failures can be retried from there', async () => {
  const roomId = await wanted()
  await gradeAtEnd(roomId)
  const [{ id } = { id: '' }] = await gradings(roomId)
  const gone = ai.scripted(() => {
    throw new ModelFailure('unavailable')
  })
  const start = Date.now()
  for (const ms of [0, 5_000, 35_000]) await ai.runAll(id, gone, new Date(start + ms))
  const { released, grading } = await ai.view(roomId, ai.mara)
  expect([released, grading?.content]).toEqual([false, null])
  expect(grading).toMatchObject({ status: 'done', done: 0, failed: 7, problems: ['unavailable'] })
  await retryAiGrading(ai.mara.id, { roomId, gradingId: id }, null)
  await ai.runAll(id, ai.scripted())
  expect((await ai.view(roomId)).grading).toMatchObject({ done: 7, failed: 0, problems: [] })
})
