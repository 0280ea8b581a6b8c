import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { isInOpenRoom } from '@/lib/rooms/server/access/is-in-open-room'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { idSchema } from '@/lib/shared/id-schema'
import { NO_SHOW_MS } from '../../domain/limits'
import { keyOf, RELEASE_ROOM } from '../job-kinds'
import { findMatchOf } from '../match/find-match-of'
import { inMatch, otherSeat } from '../match/lock-match'
import { waitOn } from '../match/wait-on'
import { tellPeople } from '../tell-people'

/** Somebody continues alone in a matched room. */
export const GONE_ALONE: JobKind<{ roomId: string; userId: string; at: number }> = {
  name: 'matching/gone-alone',
  payload: z.object({ roomId: idSchema, userId: idSchema, at: z.number() }),
  attempts: 10,
}

/** When a round is over, its people are free again. */
export const releasesPeople: Reaction = (roomId, event) =>
  event.kind === 'round/ended' ? newJob(RELEASE_ROOM, { roomId }, { key: keyOf(RELEASE_ROOM, roomId) }) : null

export const noticesAlone: Reaction = (roomId, event) =>
  event.kind === 'round/alone' && event.actorId
    ? newJob(GONE_ALONE, { roomId, userId: event.actorId, at: event.at }, { key: keyOf(GONE_ALONE, roomId) })
    : null

/** Releases the people of a matched room: they may join the queue again. Does nothing for other rooms. */
export async function releaseRoom(roomId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { seat: { match: { roomId } } }
    const held = await tx.ticket.findMany({ where, select: { userId: true } })
    await tx.ticket.deleteMany({ where })
    await tellPeople(
      held.map(({ userId }) => userId),
      inTransaction(tx),
    )
  })
}

/**
 * Releases a person who continued alone, and their partner. Before the partner's deadline that counts as not having
 * come, and the partner goes on waiting.
 * @param at when it happened, in ms since 1970
 */
export async function releaseAlone(
  { roomId, userId, at }: { roomId: string; userId: string; at: number },
  now: Date,
): Promise<void> {
  const matchId = await findMatchOf(roomId)
  if (matchId === null) return
  await inMatch(matchId, async (tx, match) => {
    const other = otherSeat(match, userId)
    const early = match.endedAt !== null && at < match.endedAt.getTime() + NO_SHOW_MS
    await tx.matchSeat.updateMany({
      where: { matchId: match.id, userId, came: null },
      data: { came: !early },
    })
    if (other && early) await waitOn(tx, other.userId, match, now)
    await tx.ticket.deleteMany({ where: { matchId: match.id } })
    await tellPeople(
      match.seats.map((seat) => seat.userId),
      inTransaction(tx),
    )
  })
}

/** Releases a user whose matched room is over, deleted or no longer theirs, or whose partner's account is deleted. */
export async function letGoIfOver(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<void> {
  const ticket = await tx.ticket.findUnique({
    where: { userId },
    select: { matchId: true, seat: { select: { match: { include: { seats: true } } } } },
  })
  const match = ticket?.seat?.match
  if (!match) {
    await tx.ticket.deleteMany({ where: { userId, matchId: null, endsAt: { lte: now } } })
    return
  }
  if (match.outcome !== 'accepted') return
  const isHeld =
    match.roomId !== null && match.seats.length > 1 && (await isInOpenRoom(tx, match.roomId, userId))
  if (!isHeld) await tx.ticket.deleteMany({ where: { userId, matchId: ticket.matchId } })
}
