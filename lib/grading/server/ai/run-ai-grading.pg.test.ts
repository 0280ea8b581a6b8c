import { expect, onTestFinished, test } from 'vitest'
import { ModelFailure } from '@/lib/ai/domain/model-failure'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { getReview } from '@/lib/review/server/get-review'
import { completeEnv } from '@/lib/shared/env'
import { recordInQuestion } from '@/scripts/ai/record-in-question'
import { sensibleAnswer } from '@/scripts/ai/standin-answers'
import { AiSessions, dimensionAsked, WRITTEN } from '@/tests/fixtures/ai-sessions'
import { person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { freePort, serverProcess } from '@/tests/support/servers/server-process'
import { appealAiAnswer, cancelAiGrading, retryAiGrading } from './change-ai-grading'
import { getAiRecord } from './get-ai-record'
import type { ModelGrader } from './grader'
import { runAiGrading } from './run-ai-grading'
import { startAiGrading } from './start-ai-grading'

const ai = new AiSessions()

test('[AG11] members of an ended session may have it graded; to everybody else it does not exist', async () => {
  const [otto, ruth] = [await person('Otto'), await person('Ruth')]
  const roomId = await ai.session(WRITTEN, [
    [ai.mara, 'interviewer'],
    [otto, 'observer'],
  ])
  for (const other of [otto, ruth]) {
    await expect(startAiGrading(other.id, roomId, new Date())).rejects.toMatchObject({ code: 'not-found' })
    await expect(ai.view(roomId, other)).rejects.toMatchObject({ code: 'not-found' })
  }
  const id = await ai.started(roomId, ai.mara)
  for (const other of [otto, ruth]) {
    const target = { roomId, gradingId: id }
    await expect(cancelAiGrading(other.id, target, new Date())).rejects.toMatchObject({ code: 'not-found' })
    await expect(getAiRecord(other.id, roomId, id, new Date())).rejects.toMatchObject({ code: 'not-found' })
  }
  // Another session's grading cannot be reached through one's own.
  const own = await endedRoom(ruth, { mode: 'solo' })
  await expect(cancelAiGrading(ruth.id, { roomId: own, gradingId: id }, new Date())).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await ai.statusOf(id)).toBe('running')
})

test('[AG11] without an endpoint nothing is shown, whatever was graded before', async () => {
  const roomId = await ai.session()
  await ai.started(roomId)
  const hasAi = async () => (await getReview(ai.ines.id, roomId, Date.now()))?.hasAi
  expect(await hasAi()).toBe(true)
  completeEnv({ OPENAI_BASE_URL: '', OPENAI_MODEL: '' })
  expect(await hasAi()).toBe(false)
  await expect(ai.view(roomId)).rejects.toMatchObject({ code: 'not-found' })
  await expect(startAiGrading(ai.ines.id, roomId, new Date())).rejects.toMatchObject({ code: 'not-found' })
})

test('[AG11] a session of rubric v1 has no statements to answer', async () => {
  const roomId = await ai.session()
  await db.room.update({ where: { id: roomId }, data: { rubricVersion: 1 } })
  await expect(startAiGrading(ai.ines.id, roomId, new Date())).rejects.toMatchObject({ code: 'not-found' })
})

test('[AG11] at most one grading runs for a session and for a person, even when many start at once', async () => {
  const [first, second] = [await ai.session(), await ai.session()]
  const starts = [first, first, second].flatMap((roomId) => [
    startAiGrading(ai.ines.id, roomId, new Date()),
    startAiGrading(ai.mara.id, first, new Date()),
  ])
  const outcomes = await Promise.allSettled(starts)
  expect(
    outcomes.filter(({ status }) => status === 'rejected').map((one) => 'reason' in one && one.reason.code),
  ).toContain('ai/running')
  expect(await db.aiGrading.count({ where: { roomId: first } })).toBeLessThanOrEqual(1)
  expect(await db.aiGrading.count({ where: { startedById: ai.ines.id } })).toBeLessThanOrEqual(1)
  expect(await db.aiGrading.count()).toBeGreaterThan(0)
})

test('[AG11] a person can start ten on one day', async () => {
  const roomId = await ai.session()
  await ai.started(roomId)
  await db.aiGrading.updateMany({ data: { status: 'done' } })
  const row = await db.aiGrading.findFirstOrThrow()
  await db.aiGrading.createMany({
    data: Array.from({ length: 9 }, (_, index) => ({
      ...row,
      id: row.id.slice(0, -1) + 'abcdef012345'.replace(row.id.slice(-1), '').charAt(index),
      record: {},
    })),
  })
  const now = new Date()
  await expect(startAiGrading(ai.ines.id, roomId, now)).rejects.toMatchObject({
    code: 'ai/too-many',
    params: { most: 10 },
  })
  await startAiGrading(ai.mara.id, roomId, now)
})

test('[AG11] retrying and contesting start no second grading beside another of the session or the person', async () => {
  const [first, second] = [await ai.session(), await ai.session()]
  const now = new Date()
  const cancelled = await ai.started(first)
  await cancelAiGrading(ai.ines.id, { roomId: first, gradingId: cancelled }, now)
  const other = await ai.started(first, ai.mara)
  const again = (roomId: string, gradingId: string, by = ai.ines) =>
    retryAiGrading(by.id, { roomId, gradingId }, null)
  // Of the same session.
  await expect(again(first, cancelled)).rejects.toMatchObject({ code: 'ai/running' })
  await cancelAiGrading(ai.mara.id, { roomId: first, gradingId: other }, now)
  // Of the person who started it, in another session, whoever asks.
  const elsewhere = await ai.started(second)
  for (const by of [ai.ines, ai.mara])
    await expect(again(first, cancelled, by)).rejects.toMatchObject({ code: 'ai/running' })
  await cancelAiGrading(ai.ines.id, { roomId: second, gradingId: elsewhere }, now)
  const outcomes = await Promise.allSettled([
    again(first, cancelled),
    again(second, elsewhere),
    again(first, cancelled, ai.mara),
    again(second, elsewhere, ai.mara),
  ])
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await db.aiGrading.count({ where: { status: 'running' } })).toBe(1)
})

test('[AG12] seven questions, each stored before the next, and every reader is notified', async () => {
  const roomId = await ai.session()
  const heard = await heardUpdates()
  const id = await ai.started(roomId)
  for (const [index, dimension] of DIMENSIONS.entries()) {
    await runAiGrading(id, ai.scripted())
    expect(ai.asked.at(-1)).toBe(dimension)
    expect(await db.aiDimension.count({ where: { gradingId: id, status: 'done' } })).toBe(index + 1)
  }
  await runAiGrading(id, ai.scripted())
  expect([await ai.statusOf(id), ai.asked.length]).toEqual(['done', 7])
  const to = expect.arrayContaining([ai.ines.id, ai.mara.id])
  await expect.poll(() => heard.length).toBe(9)
  expect(heard[0]).toEqual({ to, update: { kind: 'ai-feedback', roomId } })
})

test('[AG12] a person who deleted their copy of the session is not notified, and cannot start anything', async () => {
  const roomId = await ai.session()
  const now = new Date()
  await db.member.updateMany({
    where: { roomId, userId: ai.mara.id },
    data: { removedAt: now, goneAt: now },
  })
  await expect(startAiGrading(ai.mara.id, roomId, now)).rejects.toMatchObject({ code: 'not-found' })
  const heard = await heardUpdates()
  await startAiGrading(ai.ines.id, roomId, now)
  await expect.poll(() => heard).toEqual([{ to: [ai.ines.id], update: { kind: 'ai-feedback', roomId } }])
})

test('[AG12] killing the process in the middle loses no dimension that was stored', async () => {
  const roomId = await ai.session()
  let isHeld = true
  ai.standin.answer = (messages) => {
    const user = messages.find(({ role }) => role === 'user')?.content ?? ''
    ai.asked.push(dimensionAsked(user))
    if (ai.asked.length === 4 && isHeld) return new Promise(() => {})
    return sensibleAnswer(messages)
  }
  const id = await ai.started(roomId)
  const first = await serverProcess({ port: await freePort(), jobs: true })
  await expect.poll(() => ai.asked.length, { timeout: 30_000 }).toBe(4)
  first.signal('SIGKILL')
  await first.ended
  expect(await db.aiDimension.count({ where: { gradingId: id, status: 'done' } })).toBe(3)
  isHeld = false
  // As if the twenty seconds had passed after which a process without a sign of life counts as dead.
  await db.jobPool.updateMany({ data: { seenAt: new Date(0) } })
  const second = await serverProcess({ port: await freePort(), jobs: true })
  onTestFinished(async () => {
    second.signal('SIGTERM')
    await second.ended
  })
  await expect.poll(() => ai.statusOf(id), { timeout: 40_000 }).toBe('done')
  const times = (dimension: string) => ai.asked.filter((one) => one === dimension).length
  expect(DIMENSIONS.map(times)).toEqual([1, 1, 1, 2, 1, 1, 1])
})

test('[AG13] failures are retried after pauses without delaying anything else, then a person can retry', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  const failing = ai.scripted((dimension) => {
    if (dimension === 'scope') throw new ModelFailure('unavailable', { status: 500 })
  })
  const start = new Date()
  const later = (ms: number) => new Date(start.getTime() + ms)
  await ai.runAll(id, failing, start)
  expect(ai.asked.filter((one) => one === 'scope')).toHaveLength(1)
  expect(await db.aiDimension.count({ where: { gradingId: id, status: 'done' } })).toBe(6)
  // The job comes back when it is due.
  const { rows } = await pool().query('select run_at from graphile_worker._private_jobs')
  expect(rows).toEqual([{ run_at: later(5_000) }])
  await ai.runAll(id, failing, later(5_000))
  await ai.runAll(id, failing, later(34_000))
  expect(ai.asked.filter((one) => one === 'scope')).toHaveLength(2)
  await ai.runAll(id, failing, later(35_000))
  expect(ai.asked.filter((one) => one === 'scope')).toHaveLength(3)
  expect(await ai.statusOf(id)).toBe('done')
  const scope = await db.aiDimension.findFirstOrThrow({ where: { gradingId: id, dimension: 'scope' } })
  expect(scope).toMatchObject({ status: 'failed', problem: 'unavailable', tries: 3 })
  await retryAiGrading(ai.mara.id, { roomId, gradingId: id }, 'scope')
  await ai.runAll(id, ai.scripted())
  expect(await db.aiDimension.count({ where: { gradingId: id, status: 'done' } })).toBe(7)
  expect(ai.asked).toHaveLength(10)
})

test.each(['refused', 'too-long'] as const)('[AG13] %s is not retried automatically', async (reason) => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  await ai.runAll(
    id,
    ai.scripted(() => {
      throw new ModelFailure(reason)
    }),
  )
  expect([await ai.statusOf(id), ai.asked.length]).toEqual(['done', 7])
})

test('[AG13] after a limit it waits for as long as the endpoint asks', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  const now = new Date()
  await runAiGrading(
    id,
    ai.scripted(() => {
      throw new ModelFailure('rate-limited', { retryAfter: 90_000 })
    }),
    () => now,
  )
  const row = await db.aiDimension.findFirstOrThrow({ where: { gradingId: id, dimension: 'purpose' } })
  expect(row.retryAt).toEqual(new Date(now.getTime() + 90_000))
})

test('[AG13] when cancelled, it asks nothing more, and later continues where it stopped', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  await runAiGrading(id, ai.scripted())
  await cancelAiGrading(ai.mara.id, { roomId, gradingId: id }, new Date())
  expect((await pool().query('select from graphile_worker._private_jobs')).rowCount).toBe(0)
  await runAiGrading(id, ai.scripted())
  expect(ai.asked).toEqual(['purpose'])
  await retryAiGrading(ai.ines.id, { roomId, gradingId: id }, null)
  await ai.runAll(id, ai.scripted())
  expect(ai.asked).toEqual([...DIMENSIONS])
})

test('[AG13] an error in the app itself ends as failed, and leaves nobody waiting', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  const broken = ai.scripted((dimension) => {
    if (dimension === 'purpose') throw new Error('Not a failure of the model')
  })
  const start = Date.now()
  for (const ms of [0, 5_000, 35_000]) await ai.runAll(id, broken, new Date(start + ms))
  expect(await ai.statusOf(id)).toBe('done')
  const failed = await db.aiDimension.findMany({ where: { gradingId: id, status: { not: 'done' } } })
  expect(failed).toMatchObject([{ dimension: 'purpose', status: 'failed', problem: 'internal', tries: 3 }])
})

test('[AG13] a retry takes nothing that is waiting out of a running grading', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  const failing = ai.scripted((dimension) => {
    if (dimension === 'purpose') throw new ModelFailure('unavailable')
    if (dimension === 'scope') throw new ModelFailure('refused')
  })
  for (const _ of [1, 2]) await runAiGrading(id, failing)
  const row = (dimension: string) => db.aiDimension.findFirstOrThrow({ where: { gradingId: id, dimension } })
  const paused = await row('purpose')
  expect([paused.tries, paused.retryAt, (await row('scope')).status]).toEqual([1, expect.any(Date), 'failed'])
  for (const dimension of ['purpose', 'scope', null] as const)
    await retryAiGrading(ai.mara.id, { roomId, gradingId: id }, dimension)
  expect(await row('purpose')).toEqual(paused)
  expect(await row('scope')).toMatchObject({ status: 'waiting', tries: 0 })
})

test('[AG15] while a second grading is unfinished, it can be retried but not contested again', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  await ai.runAll(id, ai.scripted())
  await ai.open(roomId)
  const target = { roomId, gradingId: id }
  const appeal = {
    observable: 'hardest-part',
    text: 'It is the second sentence.',
    pointer: { kind: 'field' as const, field: 'purpose' as const },
  }
  await appealAiAnswer(ai.ines.id, target, appeal, new Date())
  await cancelAiGrading(ai.ines.id, target, new Date())
  const contest = () => appealAiAnswer(ai.mara.id, target, appeal, new Date())
  await expect(contest()).rejects.toMatchObject({ code: 'ai/appeal-unfinished' })
  await retryAiGrading(ai.ines.id, target, null)
  const refusing = ai.scripted(() => {
    throw new ModelFailure('refused')
  })
  await ai.runAll(id, refusing)
  await expect(contest()).rejects.toMatchObject({ code: 'ai/appeal-unfinished' })
  await retryAiGrading(ai.ines.id, target, 'purpose')
  await ai.runAll(id, ai.scripted())
  await contest()
})

test('[AG5] a steered answer is not used, and is reported', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  const yes: ModelGrader = {
    ...ai.scripted(),
    ask: async (_, labels) => ({
      answer: {
        answers: labels.map((statement) => ({
          statement,
          answer: 'yes' as const,
          pieces: ['w1'],
          quotes: [{ piece: 'w1', text: WRITTEN }],
          confidence: 1,
        })),
      },
      raw: '',
      tokens: { input: 1, output: 1, estimated: false },
      parameters: {},
    }),
  }
  await ai.runAll(id, yes)
  await ai.runAll(id, yes)
  const rows = await db.aiDimension.findMany({ where: { gradingId: id, status: 'failed' } })
  expect(rows.length).toBeGreaterThan(0)
  for (const { score, answers, problem } of rows)
    expect([score, answers, problem]).toEqual([null, null, 'steered'])
})

test('[AG15] a contested answer is graded again from scratch and blind, and both gradings are kept', async () => {
  const roomId = await ai.session()
  const id = await ai.started(roomId)
  await ai.runAll(id, ai.scripted())
  const target = { roomId, gradingId: id }
  const appeal = {
    observable: 'hardest-part',
    text: 'SECRET-SENTENCE: it is the second sentence.',
    pointer: { kind: 'field' as const, field: 'purpose' as const },
  }
  await expect(appealAiAnswer(ai.ines.id, target, appeal, new Date())).rejects.toMatchObject({
    code: 'not-found',
  })
  await ai.open(roomId)
  const far = { kind: 'moment' as const, elapsed: 99_999_999 }
  await expect(
    appealAiAnswer(ai.ines.id, target, { ...appeal, pointer: far }, new Date()),
  ).rejects.toMatchObject({
    code: 'grade/bad-pointer',
  })
  for (const round of [1, 2, 3]) {
    await appealAiAnswer(ai.ines.id, target, appeal, new Date())
    await expect(appealAiAnswer(ai.mara.id, target, appeal, new Date())).rejects.toMatchObject({
      code: 'ai/running',
    })
    let question = ''
    const grader = ai.scripted()
    await ai.runAll(id, {
      ...grader,
      ask: (one, ...rest) => {
        question = one.user
        return grader.ask(one, ...rest)
      },
    })
    expect(question).not.toContain('SECRET-SENTENCE')
    expect(recordInQuestion(question)?.pieces[0]?.id).toBe('w1')
    expect(ai.asked.filter((one) => one === 'purpose')).toHaveLength(round + 1)
  }
  await expect(appealAiAnswer(ai.ines.id, target, appeal, new Date())).rejects.toMatchObject({
    code: 'ai/no-more-appeals',
  })
  const rounds = (await ai.view(roomId, ai.mara)).grading?.content?.dimensions.purpose
  expect(rounds?.map(({ round, appeal }) => [round, appeal?.by ?? null])).toEqual([
    [3, 'Ines'],
    [2, 'Ines'],
    [1, 'Ines'],
    [0, null],
  ])
})
