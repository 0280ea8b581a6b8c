import type { SessionUser } from '@/lib/auth/domain/session-user'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { LEVELS } from '@/lib/framework/levels'
import { listGroupPeople } from '@/lib/groups/server/find-membership'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { listAnswered } from '@/lib/rooms/server/rounds/find-open-rounds'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { listRoundCases } from '@/lib/rooms/server/rounds/list-round-cases'
import { COUNTED } from '../../domain/peer/peer-review-view'

/**
 * The reviews in the queue that somebody could be given, the one that has waited longest first: of their level or one
 * beside it, in a language of theirs, of somebody with whom they never had a round and from whom no block keeps them,
 * and not on a case that they are to be asked about themselves. Whoever gave one back is not given it again. Of a group
 * they are given what its members handed to it: level, language and earlier rounds with them do not matter there.
 * @param groupId a group, or null for what was handed to everybody
 * @returns their ids, COUNTED at most
 * @throws AppError `not-found` for a group that they are not in
 */
export async function findWaiting(
  { id, level, languages }: Pick<SessionUser, 'id' | 'level' | 'languages'>,
  now: Date,
  groupId: string | null = null,
): Promise<string[]> {
  const place = LEVELS.indexOf(level)
  const levels = LEVELS.filter((_, other) => Math.abs(other - place) <= 1)
  const [apart, met, fellows] = await Promise.all([
    listKeptApart(db, id),
    groupId === null ? listPartners(db, id) : [],
    groupId === null ? null : listGroupPeople(id, groupId),
  ])
  const fits = fellows
    ? { subjectId: { in: fellows.filter((one) => one !== id && !apart.includes(one)) } }
    : {
        level: { in: levels },
        languages: { hasSome: languages },
        subjectId: { notIn: [id, ...apart, ...met] },
      }
  const rows = await db.peerReview.findMany({
    where: {
      status: 'open',
      groupId,
      ...fits,
      NOT: { passedBy: { has: id } },
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: COUNTED,
    select: { id: true, roomId: true },
  })
  const rooms = rows.map(({ roomId }) => roomId)
  const [members, cases, answered] = await Promise.all([
    findMembers(rooms),
    listRoundCases(rooms),
    listAnswered(db, id, now),
  ])
  return rows.flatMap((row) => {
    // Whoever watched it, or interviewed in it, is none that was not there.
    const wasThere = members.get(row.roomId)?.some(({ userId }) => userId === id)
    return wasThere || answered.has(cases.get(row.roomId)?.caseId ?? '') ? [] : [row.id]
  })
}
