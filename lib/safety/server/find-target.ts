import { listNames } from '@/lib/auth/server/list-names'
import { loadUser } from '@/lib/auth/server/load-user'
import { findAskCounterpart, findMatchCounterpart } from '@/lib/matching/server/match/find-counterpart'
import { findCommentAuthor } from '@/lib/review/server/comments/find-comment-author'
import { findReviewSides } from '@/lib/review/server/peer/find-review-sides'
import { listEverMembers } from '@/lib/rooms/server/access/list-ever-members'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import type { ReportTarget } from '../domain/report'
import type { ReportedRecord } from '../domain/reported-record'

/** The person whom a report is about, and where the two met. */
export type ReportedPerson = {
  userId: string
  name: string
  /** Id of the room, review, match or offer. */
  placeId: string
  title: string
  /** The room whose record may be attached; null if there is none. */
  roomId: string | null
  /** Texts to attach instead of a room's record. */
  written: ReportedRecord['fields'] | null
}

/** @throws AppError `not-found` for a place where the reporter was not involved */
export async function findTarget(
  reporterId: string,
  target: ReportTarget,
  now: Date,
): Promise<ReportedPerson> {
  const found = await find(reporterId, target, now)
  const name = (await listNames([found.userId])).get(found.userId)
  if (name === undefined || found.userId === reporterId) throw notFound('person')
  return { ...found, name }
}

async function find(
  reporterId: string,
  target: ReportTarget,
  now: Date,
): Promise<Omit<ReportedPerson, 'name'>> {
  switch (target.from) {
    case 'room': {
      const { roomId, member } = target
      const [members, round] = await Promise.all([listEverMembers(roomId, now), readRound(roomId)])
      const other = members.find(({ number }) => number === member)
      if (!round || !other || !members.some(({ userId }) => userId === reporterId)) throw notFound('person')
      return { userId: other.userId, placeId: roomId, title: round.title, roomId, written: null }
    }
    case 'review': {
      const { other, roomId, title, written } = await findReviewSides(reporterId, target.reviewId)
      return { userId: other, placeId: target.reviewId, title, roomId, written }
    }
    case 'match':
      return {
        ...(await findMatchCounterpart(reporterId, target.matchId)),
        placeId: target.matchId,
        written: null,
      }
    case 'comment': {
      const user = await loadUser(reporterId)
      if (!user) throw notFound('person')
      const { other, roomId, title, text } = await findCommentAuthor(user, target.place, target.seq, now)
      return { userId: other, placeId: roomId, title, roomId, written: [{ title: 'Comment', text }] }
    }
    case 'ask':
      return {
        ...(await findAskCounterpart(reporterId, target.offerId)),
        placeId: target.offerId,
        written: null,
      }
  }
}
