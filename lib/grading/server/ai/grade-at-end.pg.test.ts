import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { completeEnv } from '@/lib/shared/env'
import { AiSessions, WRITTEN } from '@/tests/fixtures/ai-sessions'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { typing } from '@/tests/fixtures/play-room'
import { cancelAiGrading } from './change-ai-grading'
import { GRADE_AT_END, gradeAtEnd, gradesAtEnd } from './grade-at-end'
import { startAiGrading } from './start-ai-grading'

const ai = new AiSessions()
const gradings = (roomId: string) => db.aiGrading.findMany({ where: { roomId } })

/** A session of Ines and Mara that Ines had graded at the end. @param offAt the minute at which Mara switched that off */
function wanted(offAt: number | null = null): Promise<string> {
  const off =
    offAt === null ? [] : [{ minute: offAt, by: ai.mara, does: { kind: 'ai-grading', on: false } as const }]
  return endedRoom(ai.ines, {
    from: new Date(Date.now() - 3_600_000),
    others: [[ai.mara, 'interviewer']],
    moves: [
      { minute: 0, by: ai.ines, does: { kind: 'ai-grading', on: true } },
      ...typing(ai.ines, 'purpose', 1, 2, WRITTEN),
      ...off,
    ],
  })
}

test('[AG20] the end of a round brings the grading that its room was to have, once, in its creator’s name', async () => {
  const roomId = await wanted()
  await gradeAtEnd(roomId)
  await gradeAtEnd(roomId)
  expect(await gradings(roomId)).toMatchObject([{ startedById: ai.ines.id, status: 'running' }])
  const [{ id } = { id: '' }] = await gradings(roomId)
  await ai.runAll(id, ai.scripted())
  expect(await ai.statusOf(id)).toBe('done')
})

test('[AG20] nothing is started where it was not chosen, was switched off, or somebody started one', async () => {
  const [plain, off] = [await ai.session(), await wanted(5)]
  for (const roomId of [plain, off]) {
    await gradeAtEnd(roomId)
    expect(await gradings(roomId)).toEqual([])
  }
  const other = await wanted()
  await startAiGrading(ai.mara.id, other, new Date())
  await gradeAtEnd(other)
  expect(await gradings(other)).toHaveLength(1)
})

test('[AG20] it waits for another grading of the same person, for a day at most', async () => {
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
  await pool().query('delete from graphile_worker._private_jobs')
  await gradeAtEnd(second, new Date(now.getTime() + 24 * 3_600_000))
  expect(await waiting()).toEqual([])
  await cancelAiGrading(ai.ines.id, { roomId: first, gradingId: running }, now)
  await gradeAtEnd(second, now)
  expect(await gradings(second)).toHaveLength(1)
})

test('[AG20] a person’s ten of a day hold for it, and a room that is gone needs none', async () => {
  const roomId = await wanted()
  const other = await ai.session()
  await ai.started(other)
  await db.aiGrading.updateMany({ data: { status: 'done' } })
  const row = await db.aiGrading.findFirstOrThrow()
  await db.aiGrading.createMany({
    data: 'abcdef012345'
      .replace(row.id.slice(-1), '')
      .slice(0, 9)
      .split('')
      .map((letter) => ({ ...row, id: row.id.slice(0, -1) + letter, record: {} })),
  })
  await gradeAtEnd(roomId)
  expect(await gradings(roomId)).toEqual([])
  await db.room.delete({ where: { id: roomId } })
  await gradeAtEnd(roomId)
})

test('[AG19][AG20] without a model the end of a round brings nothing', async () => {
  const ended = { kind: 'round/ended', data: { reason: 'ended' } } as RoomEvent
  const roomId = await wanted()
  expect(gradesAtEnd(roomId, ended)).toMatchObject({ name: GRADE_AT_END.name, payload: { roomId } })
  expect(gradesAtEnd(roomId, { ...ended, kind: 'round/started', data: {} } as RoomEvent)).toBeNull()
  completeEnv({ OPENAI_BASE_URL: '', OPENAI_MODEL: '' })
  expect(gradesAtEnd(roomId, ended)).toBeNull()
  await gradeAtEnd(roomId)
  expect(await gradings(roomId)).toEqual([])
})
