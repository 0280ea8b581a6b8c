import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'

/**
 * SQL for whether nobody has a seat any more in an ended room r: everybody who had one deleted their copy or
 * their account.
 */
const ABANDONED = `r.phase = 'ended'
  and exists (select from "Member" m where m."roomId" = r.id and m."goneAt" is not null)
  and not exists (
    select from "Member" m join "User" u on u.id = m."userId"
    where m."roomId" = r.id and m.role <> 'observer' and m."removedAt" is null and u."deletedAt" is null)`

/**
 * Deletes an ended room and everything in it once everybody with a seat has deleted their copy.
 * @returns whether it was deleted
 */
export async function removeAbandoned(roomId: string): Promise<boolean> {
  await pool().query(`delete from "Room" r where r.id = $1::uuid and ${ABANDONED}`, [roomId])
  return (await db.room.count({ where: { id: roomId } })) === 0
}

/**
 * Whether a person is the last one with a copy of a session, by room id: deleting their copy deletes all of
 * it.
 */
export async function findLastHolders(
  userId: string,
  roomIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool().query<{ id: string }>(
    `select r.id from "Room" r where r.id = any($2::uuid[]) and not exists (
       select from "Member" m join "User" u on u.id = m."userId"
       where m."roomId" = r.id and m."userId" <> $1::uuid and m.role <> 'observer'
         and m."removedAt" is null and u."deletedAt" is null)`,
    [userId, roomIds],
  )
  return new Set(rows.map(({ id }) => id))
}
