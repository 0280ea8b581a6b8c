import { db } from '@/lib/db/client'
import type { RoomRole } from '@/lib/framework/roles'

/** A round of a person, with their role in it. */
type RoundOf = { id: string; me: { role: RoomRole } }

/**
 * How many of others' comments a person has not read, by room id; rooms without any are absent. Grades can be
 * commented on once they are open, so comments on them count for members with a seat.
 */
export async function countUnread(userId: string, rounds: readonly RoundOf[]): Promise<Map<string, number>> {
  if (rounds.length === 0) return new Map()
  const ids = rounds.map(({ id }) => id)
  const watched = rounds.filter(({ me }) => me.role === 'observer').map(({ id }) => id)
  const rows = await db.$queryRaw<{ roomId: string; unread: number }[]>`
    select c."roomId", count(*)::int as unread
    from "RoundComment" c
    left join "RoundComment" f on f."roomId" = c."roomId" and f.seq = c."firstSeq"
    left join "CommentReading" r on r."roomId" = c."roomId" and r."userId" = ${userId}::uuid
    where c."roomId" = any(${ids}::uuid[]) and c.seq > coalesce(r.seq, 0) and c."deletedAt" is null
      and c."authorId" is distinct from ${userId}::uuid
      and not (c."roomId" = any(${watched}::uuid[]) and coalesce(c.about, f.about)->>'kind' = 'grade')
    group by c."roomId"`
  return new Map(rows.map(({ roomId, unread }) => [roomId, unread]))
}
