import { aiUsedToday, startOfDay } from '@/lib/ai/server/ai-use'
import { costOfTokens } from '@/lib/ai/server/cost-of-tokens'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { adviceFrom } from '../../domain/ai/advice'
import { type AgreementGroup, cappedConfidence } from '../../domain/ai/agreement'
import type { AiFeedbackView, PresentedAiGrading, PresentedRound } from '../../domain/ai/ai-feedback-view'
import { type DimensionProblem, GRADINGS_A_DAY } from '../../domain/ai/ai-limits'
import type { CheckedDimension } from '../../domain/ai/check-grader-answer'
import {
  appealSchema,
  type KeptRecord,
  keptAnswersSchema,
  keptRecordSchema,
} from '../../domain/ai/kept-grading'
import { GUIDE_KINDS } from '../../domain/ai/session-piece'
import { type Rubric, scoreSchema } from '../../domain/rubric'
import { findReleased } from '../find-released'
import { findAgreement } from './find-agreement'
import { findAiRound } from './find-ai-round'
import { missingAtEnd } from './grade-at-end'

type Row = Prisma.AiGradingGetPayload<{ include: { dimensions: true } }>
type DimensionRow = Row['dimensions'][number]

/**
 * Feedback by a model on an ended round, for its candidate or an interviewer. It is shown once the grades are open, so
 * that it cannot influence anybody who still has to grade.
 * @throws AppError `not-found` for everybody else, and if no model is configured
 */
export async function getAiFeedback(
  { id: userId, kind }: Pick<SessionUser, 'id' | 'kind'>,
  roomId: string,
  now: Date,
): Promise<AiFeedbackView> {
  const { round, rubric, endpoint } = await findAiRound(userId, roomId)
  const [row, released, started, used] = await Promise.all([
    db.aiGrading.findFirst({
      where: { roomId },
      include: { dimensions: { orderBy: { round: 'desc' } } },
      orderBy: { createdAt: 'desc' },
    }),
    findReleased([round], now.getTime()),
    db.aiGrading.count({ where: { startedById: userId, createdAt: { gte: startOfDay(now) } } }),
    aiUsedToday(now, userId),
  ])
  const isOpen = released.has(roomId)
  const [agreement, earlier, missing] = await Promise.all([
    row ? findAgreement(row) : [],
    row && isOpen ? findEarlierScores(row) : new Map<string, PresentedRound['score'][]>(),
    row ? null : missingAtEnd(roomId, round.endedAt, now),
  ])
  return {
    rubric,
    released: isOpen,
    mayAsk: kind !== 'guest',
    model: endpoint.model,
    grading: row && {
      ...presentGrading(row, round),
      content: isOpen ? contentOf(row, earlier, { round, rubric, agreement }) : null,
    },
    atEnd: missing && { by: nameOf(missing.by, round), mine: missing.by === userId, why: missing.why },
    agreement,
    today: { started, most: GRADINGS_A_DAY, tokens: used.input + used.output, cost: costOfTokens(used) },
  }
}

function presentGrading(row: Row, round: RoundOverview): Omit<PresentedAiGrading, 'content'> {
  const { id, status, createdAt, startedById, model, promptVersion, dimensions } = row
  const newest = DIMENSIONS.flatMap((id) => dimensions.find(({ dimension }) => dimension === id) ?? [])
  const sum = (of: (row: DimensionRow) => number) => dimensions.reduce((total, one) => total + of(one), 0)
  const [input, output] = [sum(({ inputTokens }) => inputTokens), sum(({ outputTokens }) => outputTokens)]
  const failed = newest.filter((one) => one.status === 'failed')
  return {
    id,
    status,
    at: createdAt.getTime(),
    startedBy: nameOf(startedById, round),
    model,
    promptVersion,
    done: newest.filter((one) => one.status === 'done').length,
    of: newest.length,
    failed: failed.length,
    // Written by this module, so these are its own names.
    problems: [...new Set(failed.flatMap(({ problem }) => (problem ? [problem as DimensionProblem] : [])))],
    tokens: input + output,
    estimated: dimensions.some(({ estimated }) => estimated),
    cost: costOfTokens({ input, output }),
    substance: status === 'thin' ? (recordOf(row)?.substance ?? null) : null,
  }
}

type Context = { round: RoundOverview; rubric: Rubric; agreement: readonly AgreementGroup[] }

/**
 * The scores of a session's earlier gradings with the same prompt, oldest first, by dimension: after an appeal the
 * newest.
 */
async function findEarlierScores(row: Row): Promise<Map<string, PresentedRound['score'][]>> {
  const { roomId, promptVersion, rubricVersion, createdAt } = row
  const rows = await db.aiDimension.findMany({
    where: {
      status: 'done',
      grading: { roomId, promptVersion, rubricVersion, createdAt: { lt: createdAt } },
    },
    select: { gradingId: true, dimension: true, score: true },
    orderBy: [{ grading: { createdAt: 'asc' } }, { round: 'asc' }],
  })
  const newest = new Map(rows.map((one) => [`${one.dimension} ${one.gradingId}`, one]))
  const scores = new Map<string, PresentedRound['score'][]>()
  for (const { dimension, score } of newest.values())
    scores.set(dimension, [...(scores.get(dimension) ?? []), scoreOfRow(score)])
  return scores
}

function contentOf(
  row: Row,
  earlier: ReadonlyMap<string, PresentedRound['score'][]>,
  context: Context,
): PresentedAiGrading['content'] {
  const { rubric } = context
  const record = recordOf(row)
  const isGuideClosed = context.round.me.answersElsewhere === true
  const pieces = (record?.pieces ?? []).filter(({ kind }) => !(isGuideClosed && GUIDE_KINDS.has(kind)))
  const byDimension = (of: (rows: DimensionRow[]) => PresentedRound[]) =>
    Object.fromEntries(
      DIMENSIONS.map((id) => [id, of(row.dimensions.filter(({ dimension }) => dimension === id))]),
    )
  const scores = scoresOf(row)
  return {
    dimensions: byDimension((rows) => rows.map((one) => presentRound(one, pieces, context))),
    advice: adviceFrom(rubric, checkedOf(row), pieces),
    otherwise: DIMENSIONS.flatMap((dimension) => {
      const now = scores[dimension]
      if (now === undefined) return []
      const before = [...new Set(earlier.get(dimension) ?? [])].filter((score) => score !== now)
      return before.length > 0 ? [{ dimension, before, now }] : []
    }),
    withheld: record?.withheld.length ?? 0,
    leftOut: Math.max(0, ...row.dimensions.map(({ leftOut }) => leftOut)),
  }
}

function presentRound(
  { round: number, status, problem, score, answers, appeal, appealById }: DimensionRow,
  pieces: KeptRecord['pieces'],
  { round, rubric, agreement }: Context,
): PresentedRound {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const kept = answers === null ? {} : keptAnswersSchema.parse(answers)
  const order = rubric.dimensions.flatMap(({ observables = [] }) => observables.map(({ id }) => id))
  return {
    round: number,
    status,
    // Written by this module, so it is one of its own names.
    problem: problem as DimensionProblem | null,
    score: scoreOfRow(score),
    answers: order.flatMap((observable) => {
      const one = kept[observable]
      if (!one) return []
      const { answer, unsupported, confidence, evidence } = one
      return {
        observable,
        answer,
        unsupported,
        confidence: cappedConfidence(confidence, agreement),
        evidence: evidence.flatMap(({ piece, text }) => {
          const found = byId.get(piece)
          return found ? { title: found.title, text, pointer: found.pointer } : []
        }),
      }
    }),
    appeal: appeal
      ? { ...appealSchema.parse(appeal), by: nameOf(appealById, round), mine: appealById === round.me.userId }
      : null,
  }
}

function recordOf({ record }: Pick<Row, 'record'>): KeptRecord | null {
  return record === null ? null : keptRecordSchema.parse(record)
}

/** The newest grading of each dimension that has one. */
function newestDone({ dimensions }: Row): Map<string, DimensionRow> {
  const oldestFirst = dimensions
    .filter(({ status }) => status === 'done')
    .toSorted((a, b) => a.round - b.round)
  return new Map(oldestFirst.map((one) => [one.dimension, one]))
}

function scoresOf(row: Row): Partial<Record<Dimension, PresentedRound['score']>> {
  const done = newestDone(row)
  return Object.fromEntries(
    DIMENSIONS.flatMap((id) => {
      const one = done.get(id)
      return one ? [[id, scoreOfRow(one.score)]] : []
    }),
  )
}

function checkedOf(row: Row): Partial<Record<Dimension, CheckedDimension>> {
  const done = newestDone(row)
  return Object.fromEntries(
    DIMENSIONS.flatMap((id) => {
      const one = done.get(id)
      return one
        ? [[id, { score: scoreOfRow(one.score), answers: keptAnswersSchema.parse(one.answers) }]]
        : []
    }),
  )
}

function scoreOfRow(score: number | null): PresentedRound['score'] {
  return score === null ? null : scoreSchema.parse(score)
}

function nameOf(userId: string | null, { members }: RoundOverview): string {
  return members.find((member) => member.userId === userId)?.name ?? 'Somebody who left'
}
