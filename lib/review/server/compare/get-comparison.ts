import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { listOwnRooms } from '@/lib/rooms/server/rounds/list-own-rooms'
import { notFound } from '@/lib/shared/errors'
import { type Comparison, type ComparisonSide, comparedScores } from '../../domain/compare/comparison'
import type { ModelView } from '../../domain/model-round/model-view'
import type { Review } from '../../domain/review'
import { getReview } from '../get-review'
import { getModel } from '../model/get-model'
import { canOpenModel } from '../model/open-model'

/** Maximum number of rounds to choose from. */
const MOST_CHOICES = 50

/**
 * A past session compared with another one of the viewer's, or with the model round of its case. Each side contains
 * what the viewer may see of it on its own.
 * @param other the id of a room, `model`, or null for none yet
 * @returns null while the session is not over
 * @throws AppError `not-found` if it does not exist, belongs to others, is not over, or is not open to them
 */
export async function getComparison(
  userId: string,
  roomId: string,
  other: string | null,
  now: Date,
): Promise<Comparison | null> {
  const review = await getReview(userId, roomId, now.getTime())
  if (!review) return null
  const { caseId } = await findRound(roomId, userId)
  const [rooms, hasModel, right] = await Promise.all([
    listOwnRooms(userId, { ended: true, caseId, trash: 'out' }),
    canOpenModel(caseId, userId, now),
    other === null ? null : findOther(userId, caseId, other, now),
  ])
  return {
    left: ofReview(review),
    right,
    choices: [
      ...(hasModel
        ? [{ id: 'model', startedAt: null, minutes: 45, mode: 'pair' as const, role: null, partners: [] }]
        : []),
      ...rooms.slice(0, MOST_CHOICES).flatMap(({ id, startedAt, minutes, mode, me, members }) => {
        if (id === roomId || !startedAt) return []
        const partners = members.flatMap(({ userId: other, name }) => (other === userId ? [] : [name]))
        return [{ id, startedAt: startedAt.getTime(), minutes, mode, role: me.role, partners }]
      }),
    ],
  }
}

async function findOther(userId: string, caseId: string, other: string, now: Date): Promise<ComparisonSide> {
  if (other === 'model') {
    const model = await getModel(caseId, userId, now)
    if (model.access !== 'open') throw notFound('session')
    return ofModel(model.model)
  }
  const review = await getReview(userId, other, now.getTime())
  if (!review) throw notFound('session')
  return ofReview(review)
}

function ofReview(review: Review): ComparisonSide {
  const { id, title, startedAt, minutes, mode, role, people, record, grading } = review
  return {
    roomId: id,
    ...{ title, startedAt, minutes, mode, role, record },
    partners: people.flatMap(({ name, mine }) => (mine ? [] : [name])),
    replayAt: `/api/sessions/${id}/replay`,
    imagesAt: `/api/rooms/${id}/images`,
    scores: comparedScores(grading),
  }
}

function ofModel({ caseId, title, minutes, record }: ModelView): ComparisonSide {
  return {
    roomId: null,
    ...{ title, minutes, record },
    startedAt: null,
    mode: 'pair',
    role: null,
    partners: [],
    replayAt: `/api/cases/${caseId}/model`,
    imagesAt: null,
    scores: null,
  }
}
