import type { ArrivalOutcome, MatchOutcome, Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { addMatchingJob, PAIR_WAITING } from '../job-kinds'
import { endArrival } from '../queue/end-arrival'
import { wishOf } from '../queue/ticket-row'
import { tellPeople } from '../tell-people'
import { type LockedMatch, otherSeat } from './lock-match'

type End = {
  outcome: Exclude<MatchOutcome, 'accepted'>
  /** Those who leave the queue with it, and why. The others keep their place and go on waiting. */
  leaves: ReadonlyMap<string, ArrivalOutcome>
}

/** Ends a failed match. Its two people are not offered to each other again while their tickets last. */
export async function endMatch(
  tx: Prisma.TransactionClient,
  match: LockedMatch,
  { outcome, leaves }: End,
  now: Date,
): Promise<void> {
  await tx.match.update({ where: { id: match.id }, data: { outcome, endedAt: now } })
  for (const { userId } of match.seats) {
    const why = leaves.get(userId)
    if (why) await takeOut(tx, userId, match.id, why, now)
    else await putBack(tx, userId, match, now)
  }
  await tellPeople(
    match.seats.map(({ userId }) => userId),
    inTransaction(tx),
  )
}

async function takeOut(
  tx: Prisma.TransactionClient,
  userId: string,
  matchId: string,
  outcome: ArrivalOutcome,
  now: Date,
): Promise<void> {
  await tx.ticket.deleteMany({ where: { userId, matchId } })
  await endArrival(tx, userId, outcome, now)
}

/** Puts somebody back into the queue at their old place, unless their ticket has ended meanwhile. */
export async function putBack(
  tx: Prisma.TransactionClient,
  userId: string,
  match: LockedMatch,
  now: Date,
): Promise<void> {
  const ticket = await tx.ticket.findUnique({ where: { userId } })
  if (ticket?.matchId !== match.id) return
  if (ticket.endsAt <= now) return takeOut(tx, userId, match.id, 'expired', now)
  const other = otherSeat(match, userId)
  await tx.ticket.update({
    where: { userId },
    data: { matchId: null, isNew: true, refused: other ? [...ticket.refused, other.userId] : ticket.refused },
  })
  await addMatchingJob(PAIR_WAITING, { language: wishOf(ticket).language }, inTransaction(tx))
}
