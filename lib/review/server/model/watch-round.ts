import type { PreparedCase } from '@/lib/cases/domain/case'
import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { db } from '@/lib/db/client'
import { findShippedVersion } from '@/lib/rooms/server/find-shipped-version'
import { guideAccessOf } from '@/lib/rooms/server/guide/get-case-guide'
import { appError, notFound } from '@/lib/shared/errors'
import type { WatchedView } from '../../domain/model-round/model-view'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { modelLog, modelView } from './play-model'
import { writtenRounds } from './written-rounds'

/**
 * The public round, or null while the viewer is answering its case: the round gives the case away.
 * @param userId null for visitors
 * @throws AppError `not-found` if there is none
 */
export async function getWatched(userId: string | null, now: Date): Promise<WatchedView | null> {
  const { caseId, whole } = await openRound(userId, now)
  return whole && modelView(caseId, whole)
}

/**
 * Its log, for a player. From here on, its case is no longer new to a signed-in viewer.
 * @throws AppError `not-found`, `model/closed`
 */
export async function getWatchedLog(userId: string | null, now: Date): Promise<ReplayPage> {
  const { caseId, whole } = await openRound(userId, now)
  if (!whole) throw appError('model/closed')
  if (userId !== null)
    await db.watchedCase.createMany({ data: [{ userId, caseId, at: now }], skipDuplicates: true })
  return modelLog(caseId, whole)
}

async function openRound(
  userId: string | null,
  now: Date,
): Promise<{ caseId: string; whole: PreparedCase | null }> {
  const caseId = [...(await writtenRounds())].find(([, { open }]) => open)?.[0]
  const version = caseId && (await findShippedVersion(db, caseId))
  if (!caseId || !version) throw notFound('case')
  const isAnswering =
    userId !== null && (await guideAccessOf(userId, { caseId, own: false }, now)) === 'answering-now'
  return { caseId, whole: isAnswering ? null : await getCaseVersion(version.id) }
}
