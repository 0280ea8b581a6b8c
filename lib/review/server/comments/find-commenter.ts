import { membersOnly } from '@/lib/auth/domain/members-only'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { findReleased } from '@/lib/grading/server/find-released'
import { findRound, type RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import type { CommentPlace } from '../../domain/comments/comment'
import { seatedIn } from '../seat/find-seat'
import { findShared } from '../share/find-shared'

export type CommentUser = Pick<SessionUser, 'id' | 'kind'>

/** A person who reads and writes comments on a finished round, determined for each request. */
export type Commenter = {
  userId: string
  round: Pick<RoundOverview, 'id' | 'members'>
  /** The round for one of its members; null for people who used a link. */
  member: (RoundOverview & { endedAt: number }) | null
  /** Used a link, and was not in the round: names are hidden from them. */
  byLink: boolean
  seesGrades: boolean
}

/**
 * A member of a finished round, or a person with an account who opens a live link to it that allows comments. Both are
 * read from the database each time.
 * @throws AppError `not-found` for everybody else, `auth/members-only` for guests with a link
 */
export async function findCommenter(user: CommentUser, place: CommentPlace, now: Date): Promise<Commenter> {
  return 'roomId' in place ? findMember(user.id, place.roomId, now) : findReviewer(user, place.token, now)
}

async function findMember(userId: string, roomId: string, now: Date): Promise<Commenter> {
  const { endedAt, ...round } = await findRound(roomId, userId)
  if (endedAt === null) throw notFound('session')
  const member = { ...round, endedAt }
  const isOpen = await findReleased([member], now.getTime())
  const seesGrades = round.me.role !== 'observer' && isOpen.has(roomId)
  return { userId, round, member, byLink: false, seesGrades }
}

async function findReviewer(user: CommentUser, token: string, now: Date): Promise<Commenter> {
  const { link, state, round } = await findShared(token, user.id, now)
  if (!link.comments || state !== 'live') throw notFound('shared')
  membersOnly(user)
  const seated = seatedIn(round.members)
  if ((await listKeptApart(db, user.id)).some((id) => seated.has(id))) throw notFound('shared')
  const byLink = !round.members.some(({ userId, isGone }) => userId === user.id && !isGone)
  return { userId: user.id, round, member: null, byLink, seesGrades: false }
}
