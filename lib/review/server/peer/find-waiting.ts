import type { SessionUser } from '@/lib/auth/domain/session-user'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { LEVELS } from '@/lib/framework/levels'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { guideAccessOf } from '@/lib/rooms/server/guide/get-case-guide'
import { type RoundFacts, readRound } from '@/lib/rooms/server/rounds/find-round'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { COUNTED } from '../../domain/peer/peer-review-view'

type Reviewer = Pick<SessionUser, 'id' | 'level' | 'languages'>

/**
 * The rounds in the queue that somebody could be given, the one that has waited longest first: of their level or one
 * beside it, in a language of theirs, of somebody with whom they never had a round and from whom no block keeps them.
 * Whoever gave one back is not given it again.
 */
export async function findWaiting({
  id,
  level,
  languages,
}: Reviewer): Promise<{ id: string; roomId: string }[]> {
  const place = LEVELS.indexOf(level)
  const levels = LEVELS.filter((_, other) => Math.abs(other - place) <= 1)
  const [apart, met] = await Promise.all([listKeptApart(db, id), listPartners(db, id)])
  const rows = await db.peerReview.findMany({
    where: {
      status: 'open',
      level: { in: levels },
      languages: { hasSome: languages },
      subjectId: { notIn: [id, ...apart, ...met] },
      NOT: { passedBy: { has: id } },
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: COUNTED,
    select: { id: true, roomId: true },
  })
  // Whoever watched it, or interviewed in it, is none that was not there.
  const members = await findMembers(rows.map(({ roomId }) => roomId))
  return rows.filter(({ roomId }) => !members.get(roomId)?.some(({ userId }) => userId === id))
}

/** Whether a round may be shown to a reviewer: not while they are to be asked about its case themselves. */
export async function canReview(userId: string, { caseId }: RoundFacts, now: Date): Promise<boolean> {
  return (await guideAccessOf(userId, { caseId, own: false }, now)) !== 'answering-now'
}

/** Those of them that may be shown, one after another. */
export async function* fittingRounds(
  reviewer: Reviewer,
  now: Date,
): AsyncGenerator<{ id: string; roomId: string }, void, undefined> {
  for (const one of await findWaiting(reviewer)) {
    const round = await readRound(one.roomId)
    if (round && (await canReview(reviewer.id, round, now))) yield one
  }
}
