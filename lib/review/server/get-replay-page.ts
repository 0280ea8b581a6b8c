import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { isFromGuide } from '@/lib/rooms/domain/round/views/view-for'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import type { ReplayPage } from '../domain/replay/replay-page'
import { readReplayPage } from './read-replay-page'

/**
 * The log of a past session after an event, as one of its members may see it now.
 * @throws AppError `not-found` for a session that does not exist, belongs to others or is not over
 */
export async function getReplayPage(
  userId: string,
  roomId: string,
  after: number,
  now: Date,
): Promise<ReplayPage> {
  const { endedAt, me } = await findRound(roomId, userId)
  if (endedAt === null || endedAt > now.getTime()) throw notFound('session')
  const isClosed = me.answersElsewhere === true
  if (isClosed) await recordGuideRefusal(userId, { roomId }, now)
  return readReplayPage(roomId, after, (events) =>
    replayItems(
      me,
      events.filter(({ kind }) => !(isClosed && isFromGuide(kind))),
    ),
  )
}
