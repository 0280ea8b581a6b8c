import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { isFromGuide } from '@/lib/rooms/domain/round/view-for'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import { readPages } from '@/lib/rooms/server/log/read-log'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import type { ReplayPage } from '../domain/replay/replay-page'

/** What the events of one page weigh, in bytes; the last of them may exceed it. */
export const REPLAY_PAGE_BYTES = 512 * 1024

/**
 * The log of a past session after an event, as one of its members may see it now.
 * @throws AppError `not-found` for a session that does not exist, is another's or is not over.
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
  const items: ReplayPage['items'] = []
  let bytes = 0
  for await (const events of readPages(roomId, after)) {
    const visible = replayItems(
      me,
      events.filter(({ kind }) => !(isClosed && isFromGuide(kind))),
    )
    for (const item of visible) {
      // The number of an event that the viewer sees: those of other people's private ones stay unknown.
      if (bytes >= REPLAY_PAGE_BYTES) return { items, next: items.at(-1)?.event.seq ?? null }
      items.push(item)
      bytes += weightOf(item.event)
    }
  }
  return { items, next: null }
}
