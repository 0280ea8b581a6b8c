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
 * The reviews in the queue that a person could be given, longest wait first: of their level or an adjacent one, in one
 * of their languages, by a candidate they never had a round with and no block separates them from, and not on a case
 * that they are about to be asked themselves. A round that they have returned is not given to them again. In a group
 * they can be given anything its members submitted to it, whatever the level, the language and earlier rounds
 * together.
 * @param groupId a group, or null for rounds open to everyone
 * @returns their ids, at most COUNTED
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
    // People who watched or interviewed in a round cannot review it as outsiders.
    const rooms = rows.map(({ roomId }) => roomId)
    const strange = await listStrangeRooms(rooms, id, answered)
    found.push(...rows.flatMap((row) => (strange.has(row.roomId) ? [row.id] : [])))
    const end = rows.at(-1)
    last = rows.length === PAGE && end?.openedAt ? { id: end.id, openedAt: end.openedAt } : null
  } while (last && found.length < COUNTED)
  return found.slice(0, COUNTED)
}

/** Number of reviews read at once. */
const PAGE = 200

type Waiting = { id: string; roomId: string; openedAt: Date | null }
/** The position in the queue of the last review that was read. */
type Place = { id: string; openedAt: Date }

function behind({ id, openedAt }: Place) {
  return [{ openedAt: { gt: openedAt } }, { openedAt, id: { gt: id } }]
}
