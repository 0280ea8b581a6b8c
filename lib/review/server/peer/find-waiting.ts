import type { SessionUser } from '@/lib/auth/domain/session-user'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { LEVELS } from '@/lib/framework/levels'
import { listGroupPeople } from '@/lib/groups/server/find-membership'
import { listAnswered } from '@/lib/rooms/server/rounds/find-open-rounds'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { listStrangeRooms } from '@/lib/rooms/server/rounds/list-strange-rooms'
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
  const answered = [...(await listAnswered(db, id, now))]
  const found: string[] = []
  let last: Place | null = null
  do {
    const rows: Waiting[] = await db.peerReview.findMany({
      where: {
        status: 'open',
        groupId,
        ...fits,
        NOT: { passedBy: { has: id } },
        ...(last && { OR: behind(last) }),
      },
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      select: { id: true, roomId: true, openedAt: true },
    })
    // Whoever watched it, or interviewed in it, is none that was not there.
    const rooms = rows.map(({ roomId }) => roomId)
    const strange = await listStrangeRooms(rooms, id, answered)
    found.push(...rows.flatMap((row) => (strange.has(row.roomId) ? [row.id] : [])))
    const end = rows.at(-1)
    last = rows.length === PAGE && end?.openedAt ? { id: end.id, openedAt: end.openedAt } : null
  } while (last && found.length < COUNTED)
  return found.slice(0, COUNTED)
}

/** Reviews that are read at once. */
const PAGE = 200

type Waiting = { id: string; roomId: string; openedAt: Date | null }
/** Where the last review that was read stands in the queue. */
type Place = { id: string; openedAt: Date }

function behind({ id, openedAt }: Place) {
  return [{ openedAt: { gt: openedAt } }, { openedAt, id: { gt: id } }]
}
