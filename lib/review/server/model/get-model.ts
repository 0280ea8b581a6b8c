import { DIMENSIONS } from '@/lib/framework/dimensions'
import { appError } from '@/lib/shared/errors'
import type { ModelView } from '../../domain/model-round/model-view'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { type ModelAccess, openModel } from './open-model'
import { modelLog, modelView } from './play-model'

/**
 * The model round of a case for one person, or why it is closed to them.
 * @throws AppError `not-found` if they have no such case; any refusal by the rules of a room if the case is too long
 * for one
 */
export async function getModel(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ access: 'open'; model: ModelView } | { access: Exclude<ModelAccess, 'open'> }> {
  const opened = await openModel(caseId, userId, now)
  if (opened.access !== 'open') return opened
  const { whole } = opened
  const strongest = DIMENSIONS.map((dimension) => ({ dimension, text: whole.guide.rubric[dimension][4] }))
  return { access: 'open', model: { ...(await modelView(caseId, whole)), strongest } }
}

/**
 * The log of a model round, for a player.
 * @throws AppError `not-found`; `model/closed` if it is not open to them
 */
export async function getModelLog(caseId: string, userId: string, now: Date): Promise<ReplayPage> {
  const opened = await openModel(caseId, userId, now)
  if (opened.access !== 'open') throw appError('model/closed')
  return modelLog(caseId, opened.whole)
}
