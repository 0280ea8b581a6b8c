import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import { findShippedVersion } from '@/lib/rooms/server/find-shipped-version'
import { insertRoom } from '@/lib/rooms/server/insert-room'
import { newId } from '@/lib/shared/ids'
import { HELD_AFTER_MS, NO_SHOW_MS } from '../../domain/limits'
import { matchOver } from '../../domain/refusals'
import { addMatchingJob, CHECK_ROOM, RELEASE_ROOM } from '../job-kinds'
import type { LockedMatch } from '../match/lock-match'
import { endArrival } from '../queue/end-arrival'
import { roundMinutesOf } from '../queue/ticket-row'
import { tellPeople } from '../tell-people'

/**
 * Creates the room of a match that both have accepted, with both in it. Its candidate counts as its creator: if the
 * other does not come, the candidate can go on alone.
 * @returns the room's id
 */
export async function openRoom(tx: Prisma.TransactionClient, match: LockedMatch, now: Date): Promise<string> {
  const [candidate, interviewer] = [seatOf(match, 'candidate'), seatOf(match, 'interviewer')]
  const version = await findShippedVersion(tx, match.caseId)
  if (!candidate || !interviewer || !version) throw matchOver()
  const id = newId()
  const minutes = roundMinutesOf(match.minutes)
  const members = [candidate, interviewer] as const
  await insertRoom(tx, { id, version, mode: 'pair', minutes, members, matched: true }, now)
  await tx.match.update({
    where: { id: match.id },
    data: { outcome: 'accepted', endedAt: now, roomId: id },
  })
  const within = inTransaction(tx)
  for (const { userId } of members) await endArrival(tx, userId, 'matched', now)
  await addMatchingJob(CHECK_ROOM, { matchId: match.id }, within, after(now, NO_SHOW_MS))
  await addMatchingJob(RELEASE_ROOM, { roomId: id }, within, after(now, minutes * 60_000 + HELD_AFTER_MS))
  await tellPeople(
    members.map(({ userId }) => userId),
    within,
  )
  return id
}

function seatOf({ seats }: LockedMatch, role: Seat): { userId: string; role: Seat } | null {
  const seat = seats.find((one) => one.role === role)
  return seat ? { userId: seat.userId, role } : null
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
