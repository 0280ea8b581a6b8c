import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { logError } from '@/lib/shared/log-error'
import { STATE_FORMAT } from '../domain/log/encode-state'
import { GUEST_ROOMS_DAYS } from '../domain/round/room-limits'
import { tidySnapshots } from './log/save-snapshot'
import { snapshotRoom } from './log/snapshot-room'

const DAY = 24 * 3_600_000
/**
 * How long an invite is kept after it expires or is revoked, in ms: until then its link says that it has
 * ended.
 */
const INVITES_KEPT = 30 * DAY
/** Number of events after a room's newest snapshot from which it gets another one. */
const BEHIND = 300
/** Time without an event after which nobody is expected to write to a room, in ms. */
const IDLE = 10 * 60_000
/** Maximum number of rooms per run. */
const AT_ONCE = 20

/** Deletes invites that expired or were revoked long ago. */
export async function removeEndedInvites(now: Date): Promise<void> {
  const before = new Date(now.getTime() - INVITES_KEPT)
  await db.invite.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
  })
}

/**
 * Deletes rooms that a guest had to themselves and in which nothing has happened for GUEST_ROOMS_DAYS: by
 * then only somebody who kept using that browser without creating an account could still open them. The guest
 * is deleted once no room refers to them (JB8).
 * @returns how many were deleted; at most a hundred, the oldest first
 */
export async function removeGuestRooms(now: Date): Promise<number> {
  const { rowCount } = await pool().query(
    `delete from "Room" where id in (
       select r.id from "Room" r join "User" u on u.id = r."createdById"
       where u.kind = 'guest' and r."createdAt" < $1 and coalesce(r."endedAt" < $1, true)
         and not exists (
           select 1 from "RoomEvent" e where e."roomId" = r.id and e.seq = r.head and e.at >= $1)
         and not exists (
           select 1 from "RecordingPiece" p where p."roomId" = r.id and p."lastAt" >= $1)
         and not exists (
           select 1 from "Member" m where m."roomId" = r.id and m."userId" <> r."createdById")
       order by r.id limit 100)`,
    [new Date(now.getTime() - GUEST_ROOMS_DAYS * DAY)],
  )
  return rowCount ?? 0
}

/**
 * Stores snapshots of rooms whose process ended before it could: the next person to open such a room would
 * wait for its log.
 * @returns the ids of the rooms
 */
export async function snapshotIdleRooms(now: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `select r.id from "Room" r
     where r.head >= $1 + coalesce(
         (select max(s.seq) from "RoomSnapshot" s where s."roomId" = r.id and s.format = $2), 0)
       and coalesce(
         (select e.at from "RoomEvent" e where e."roomId" = r.id and e.seq = r.head), r."endedAt") < $3
     order by r.id desc limit $4`,
    [BEHIND, STATE_FORMAT, new Date(now.getTime() - IDLE), AT_ONCE],
  )
  const kept: string[] = []
  for (const { id } of rows) {
    try {
      await snapshotRoom(id)
      await tidySnapshots(id)
      kept.push(id)
    } catch (error) {
      // A room that cannot be read does not delay the others.
      logError(`snapshot of room ${id}`, error)
    }
  }
  return kept
}
