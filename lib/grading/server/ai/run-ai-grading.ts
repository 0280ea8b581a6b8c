import { setImmediate as nextTurn } from 'node:timers/promises'
import { ModelFailure } from '@/lib/ai/domain/model-failure'
import type { TokenUse } from '@/lib/ai/domain/tokens'
import { addAiUse } from '@/lib/ai/server/ai-use'
import { tokensUsedUp } from '@/lib/ai/server/tokens-used-up'
import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { caseVersionOf } from '@/lib/rooms/server/guide/case-version-of'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { logError } from '@/lib/shared/log-error'
import { storable } from '@/lib/shared/stored-text'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { type DimensionProblem, pauseBefore } from '../../domain/ai/ai-limits'
import { isEnoughToGrade, substanceOf } from '../../domain/ai/enough-to-grade'
import { gradedSessionOf } from '../../domain/ai/graded-session'
import { piecesWithRoom } from '../../domain/ai/grader-prompt'
import { appealSchema, type KeptRecord, keptRecordSchema } from '../../domain/ai/kept-grading'
import { pointedFirst } from '../../domain/ai/pointed-first'
import { sessionPieces } from '../../domain/ai/session-pieces'
import { withholdCommands } from '../../domain/ai/withhold-commands'
import { dimensionOf } from '../../domain/rubric'
import { readRubric } from '../read-rubric'
import { goOnLater } from './ai-grading-job'
import { readersOf } from './find-ai-round'
import { type DimensionGrading, gradeDimension } from './grade-dimension'
import type { ModelGrader } from './grader'

/** Interval in milliseconds at which cancellation is checked for. */
const LOOK_EVERY = 2_000

type Row = Prisma.AiDimensionGetPayload<{ include: { grading: true } }>

/**
 * Advances a grading by one question, and adds the job for the next one together with the answer. Running it again,
 * for example after the process was killed, asks only for answers that are not stored yet.
 * @param grader null if no endpoint is configured any more
 * @param now returns the current time when needed: a question takes a while
 */
export async function runAiGrading(
  gradingId: string,
  grader: ModelGrader | null,
  now: () => Date = () => new Date(),
): Promise<void> {
  const grading = await db.aiGrading.findUnique({ where: { id: gradingId } })
  if (grading?.status !== 'running') return
  const waiting = await db.aiDimension.findMany({
    where: { gradingId, status: 'waiting' },
    include: { grading: true },
  })
  const places = new Map<string, number>(DIMENSIONS.map((id, place) => [id, place]))
  const order = (row: Row) => places.get(row.dimension) ?? DIMENSIONS.length
  const [next] = waiting
    .filter(({ retryAt }) => retryAt === null || retryAt <= now())
    .toSorted((a, b) => a.tries - b.tries || order(a) - order(b))
  if (next) {
    try {
      const record = grading.record ? keptRecordSchema.parse(grading.record) : await keepRecord(grading)
      if (!isEnoughToGrade(record.substance)) return await end(grading, 'thin', now())
      return await ask(next, record, grader, now)
    } catch (error) {
      logError('ai grading', error)
      // A job that has failed ten times would leave the grading running forever. If the database is unreachable this
      // throws too.
      return fail(next, 'internal', now())
    }
  }
  const times = waiting.flatMap(({ retryAt }) => retryAt?.getTime() ?? [])
  if (times.length === 0) return end(grading, 'done', now())
  await db.$transaction((tx) => goOnLater(gradingId, inTransaction(tx), new Date(Math.min(...times))))
}

/** Reads the session once, so that each dimension is graded on the same record. */
async function keepRecord({ id, roomId }: { id: string; roomId: string }): Promise<KeptRecord> {
  const session = gradedSessionOf(await loadRoom(roomId))
  const { pieces: all, leftOut } = piecesWithRoom(sessionPieces(session, await everydayWords()))
  const record: KeptRecord = { pieces: [], withheld: [], substance: substanceOf(all) }
  if (leftOut > 0) record.leftOut = leftOut
  for (const one of all) {
    const { piece, withheld } = withholdCommands(one)
    record.pieces.push(piece)
    record.withheld.push(...withheld)
    // Crafted text takes a quarter of a second per piece; other work gets a turn in between.
    await nextTurn()
  }
  await db.aiGrading.update({ where: { id }, data: { record: record satisfies Prisma.InputJsonObject } })
  return record
}

async function ask(row: Row, record: KeptRecord, grader: ModelGrader | null, now: () => Date): Promise<void> {
  const { roomId, rubricVersion } = row.grading
  if (grader === null) return fail(row, 'refused', now())
  const usedUp = await tokensUsedUp(payerOf(row), now())
  if (usedUp) return fail(row, usedUp === 'everybody' ? 'over-limit' : 'over-share', now())
  const rubric = await readRubric(rubricVersion)
  const dimension = rubric.dimensions.find(({ id }) => id === row.dimension)
  if (!dimension) return fail(row, 'refused', now())
  const { guide, prompt } = await getCaseVersion(await caseVersionOf(roomId))
  const notes = Object.fromEntries(guide.notes.map(({ observable, note }) => [observable, note]))
  const pieces = row.appeal
    ? pointedFirst(record.pieces, appealSchema.parse(row.appeal).pointer)
    : record.pieces
  const payer = { userId: payerOf(row), purpose: 'grading' } as const
  const leaving = new AbortController()
  const looking = setInterval(() => void leaveIfCancelled(row.gradingId, leaving), LOOK_EVERY)
  try {
    const graded = await gradeDimension(
      grader,
      dimensionOf(rubric, dimension.id),
      { pieces, notes, task: prompt },
      leaving.signal,
    )
    await addAiUse(payer, graded.tokens, now())
    await keep(row, { ...graded, leftOut: graded.leftOut + (record.leftOut ?? 0) }, grader.model, now())
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    await addAiUse(payer, error.tokens, now())
    if (error.reason === 'cancelled') await addUse(row.id, error.tokens, now())
    else
      await fail(row, error.reason, now(), {
        retryAfter: error.details.retryAfter ?? 0,
        tokens: error.tokens,
      })
  } finally {
    clearInterval(looking)
  }
}

/**
 * Whose tokens a question uses: those of the person who requested it. Gradings from earlier releases have only the
 * person who contested and the person who started.
 */
function payerOf({ askedById, appealById, grading }: Row): string | null {
  return askedById ?? appealById ?? grading.startedById
}

async function leaveIfCancelled(gradingId: string, leaving: AbortController): Promise<void> {
  const found = await db.aiGrading
    .findUnique({ where: { id: gradingId }, select: { status: true } })
    // If the database is unreachable, nobody can cancel.
    .catch(() => ({ status: 'running' }))
  if (found?.status !== 'running') leaving.abort()
}

function usedBy({ input, output, estimated }: TokenUse): Prisma.AiDimensionUpdateManyMutationInput {
  return {
    inputTokens: { increment: input },
    outputTokens: { increment: output },
    ...(estimated ? { estimated } : {}),
  }
}

async function keep(
  row: Row,
  { checked, asked, raw, tokens, parameters, leftOut }: DimensionGrading,
  model: string,
  now: Date,
): Promise<void> {
  const common = {
    ...usedBy(tokens),
    raw: storable(raw),
    asked,
    parameters: { model, ...parameters },
    leftOut,
    triedAt: now,
  }
  await write(row, {
    ...common,
    tries: { increment: 1 },
    retryAt: null,
    ...(checked
      ? {
          status: 'done',
          problem: null,
          score: checked.score,
          answers: checked.answers satisfies Prisma.InputJsonObject,
        }
      : { status: 'failed', problem: 'steered' satisfies DimensionProblem }),
  })
}

async function fail(
  row: Row,
  problem: DimensionProblem,
  now: Date,
  { retryAfter = 0, tokens }: { retryAfter?: number; tokens?: TokenUse } = {},
): Promise<void> {
  const tries = row.tries + 1
  const pause = pauseBefore(problem, tries, retryAfter)
  await write(row, {
    ...(tokens ? usedBy(tokens) : {}),
    status: pause === null ? 'failed' : 'waiting',
    tries,
    problem,
    retryAt: pause === null ? null : new Date(now.getTime() + pause),
    triedAt: now,
  })
}

/**
 * Stores the result of a question, with the job for the next one; a question that was answered elsewhere keeps its
 * answer.
 */
async function write(row: Row, data: Prisma.AiDimensionUpdateManyMutationInput): Promise<void> {
  const { gradingId } = row
  const { roomId } = row.grading
  const readers = await readersIn(roomId)
  await db.$transaction(async (tx) => {
    await tx.aiDimension.updateMany({ where: { id: row.id, status: 'waiting' }, data })
    const running = await tx.aiGrading.count({ where: { id: gradingId, status: 'running' } })
    if (running > 0) await goOnLater(gradingId, inTransaction(tx))
    await notifyPeople(readers, { kind: 'ai-feedback', roomId }, inTransaction(tx))
  })
}

async function addUse(id: string, tokens: TokenUse, now: Date): Promise<void> {
  await db.aiDimension.updateMany({ where: { id }, data: { ...usedBy(tokens), triedAt: now } })
}

async function end(
  { id, roomId }: { id: string; roomId: string },
  status: 'done' | 'thin',
  now: Date,
): Promise<void> {
  const readers = await readersIn(roomId)
  await db.$transaction(async (tx) => {
    // Somebody may have requested more in the meantime.
    const over = status === 'done' ? { dimensions: { none: { status: 'waiting' as const } } } : {}
    await tx.aiGrading.updateMany({
      where: { id, status: 'running', ...over },
      data: { status, endedAt: now },
    })
    await notifyPeople(readers, { kind: 'ai-feedback', roomId }, inTransaction(tx))
  })
}

async function readersIn(roomId: string): Promise<string[]> {
  return readersOf({ members: (await findMembers([roomId])).get(roomId) ?? [] })
}
