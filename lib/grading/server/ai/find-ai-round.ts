import { configuredEndpoint, type Endpoint } from '@/lib/ai/server/endpoint'
import { findRound, type RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import { hasObservables, type Rubric } from '../../domain/rubric'
import { findGrades } from '../find-grades'
import { readRubric } from '../read-rubric'

export type AiRound = {
  round: RoundOverview & { endedAt: number }
  rubric: Rubric
  endpoint: Endpoint
}

/**
 * An ended round that a model can grade, for its candidate or an interviewer.
 * @throws AppError `not-found` for everybody else, if no endpoint is configured, and if the rubric has no statements
 * to answer
 */
export async function findAiRound(userId: string, roomId: string): Promise<AiRound> {
  const endpoint = configuredEndpoint()
  const round = await findRound(roomId, userId)
  const { endedAt, me } = round
  if (endpoint === null || endedAt === null || me.role === 'observer') throw notFound('session')
  const grades = (await findGrades([roomId])).get(roomId) ?? []
  const rubric = await readRubric(grades[0]?.rubricVersion ?? round.rubricVersion)
  if (!hasObservables(rubric)) throw notFound('session')
  return { round: { ...round, endedAt }, rubric, endpoint }
}

/** Everybody who may read the feedback, and is notified to fetch it again. */
export function readersOf({ members }: Pick<RoundOverview, 'members'>): string[] {
  return members.flatMap(({ userId, role, isGone }) => (role === 'observer' || isGone ? [] : [userId]))
}
