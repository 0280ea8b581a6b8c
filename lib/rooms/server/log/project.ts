import type pg from 'pg'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'

/**
 * Parts of the log that are copied for lists and permissions, written in the same transaction as the event.
 */
export type Projection =
  | { kind: 'phase'; phase: 'running' | 'paused' | 'ended'; at: number; first: boolean }
  | { kind: 'role'; userId: string; role: string }
  | { kind: 'removed'; userId: string; at: number }
  | { kind: 'meeting'; link: string | null }
  | { kind: 'alone'; userId: string; at: number }

/** The projections of one event; most events have none. */
export function projectionsOf(event: RoomEvent): Projection[] {
  switch (event.kind) {
    case 'round/started':
      return [{ kind: 'phase', phase: 'running', at: event.at, first: true }]
    case 'round/resumed':
      return [{ kind: 'phase', phase: 'running', at: event.at, first: false }]
    case 'round/paused':
      return [{ kind: 'phase', phase: 'paused', at: event.at, first: false }]
    case 'round/ended':
      return [{ kind: 'phase', phase: 'ended', at: event.at, first: false }]
    case 'member/role':
      return [{ kind: 'role', userId: event.data.userId, role: event.data.role }]
    case 'member/removed':
      return [{ kind: 'removed', userId: event.data.userId, at: event.at }]
    case 'round/alone':
      return event.actorId ? [{ kind: 'alone', userId: event.actorId, at: event.at }] : []
    case 'meeting/changed':
      return [{ kind: 'meeting', link: event.data.link }]
    default:
      return []
  }
}

export async function project(client: pg.PoolClient, roomId: string, item: Projection): Promise<void> {
  switch (item.kind) {
    case 'phase':
      await client.query(
        `update "Room" set phase = $2::"RoomPhase",
           "startedAt" = case when $4 then to_timestamp($3 / 1000.0) else "startedAt" end,
           "endedAt" = case when $2 = 'ended' then to_timestamp($3 / 1000.0) else "endedAt" end
         where id = $1`,
        [roomId, item.phase, item.at, item.first],
      )
      return
    case 'role':
      // The room knows only those who have entered. Somebody who accepted a link to this seat but never
      // entered becomes an observer, should they still come: a round has only one candidate, and no grade is
      // awaited from somebody who was not there.
      await client.query(
        `update "Member" m set role = 'observer'
         where m."roomId" = $1 and m.role = $2::"RoomRole" and not exists (
           select from "RoomEvent" e
           where e."roomId" = $1 and e.kind = 'member/joined' and e."actorId" = m."userId")`,
        [roomId, item.role],
      )
      await client.query(`update "Member" set role = $3::"RoomRole" where "roomId" = $1 and "userId" = $2`, [
        roomId,
        item.userId,
        item.role,
      ])
      return
    case 'meeting':
      await client.query(`update "Room" set "meetingLink" = $2 where id = $1`, [roomId, item.link])
      return
    case 'alone':
      await client.query(`update "Room" set mode = 'solo', "meetingLink" = null where id = $1`, [roomId])
      await client.query(
        `update "Member" set "removedAt" = to_timestamp($3 / 1000.0)
         where "roomId" = $1 and "userId" <> $2 and "removedAt" is null`,
        [roomId, item.userId, item.at],
      )
      await revokeInvites(client, roomId, item.at)
      return
    case 'removed':
      await client.query(
        `update "Member" set "removedAt" = to_timestamp($3 / 1000.0) where "roomId" = $1 and "userId" = $2`,
        [roomId, item.userId, item.at],
      )
      // Somebody who was removed must not come back through a link that they still have.
      await revokeInvites(client, roomId, item.at)
  }
}

async function revokeInvites(client: pg.PoolClient, roomId: string, at: number): Promise<void> {
  await client.query(
    `update "Invite" set "revokedAt" = to_timestamp($2 / 1000.0) where "roomId" = $1 and "revokedAt" is null`,
    [roomId, at],
  )
}
