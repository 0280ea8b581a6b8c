import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { newId } from '@/lib/shared/ids'
import { JOINS_AN_HOUR, TICKET_MS } from '../../domain/limits'
import {
  alreadyMatched,
  alreadyWaiting,
  noCaseLeft,
  tooManyDeclined,
  tooManyJoins,
} from '../../domain/refusals'
import type { Wish } from '../../domain/wish'
import { addMatchingJob, END_TICKET, PAIR_WAITING } from '../job-kinds'
import { declinesTooMuch } from '../match/count-declines'
import { inTurn } from '../match/in-turn'
import { letGoIfOver } from '../room/release-room'
import { tellPeople } from '../tell-people'
import { listMatchableCases } from './list-matchable-cases'
import { queueLock } from './queue-lock'
import { keptCases } from './ticket-row'

/**
 * Puts a user into the queue.
 * @throws AppError `matching/waiting`, `matching/matched`, `matching/too-often`, `matching/declined-often`,
 * `matching/no-case`
 */
export async function joinQueue(userId: string, wish: Wish, now: Date): Promise<void> {
  const cases = await listMatchableCases()
  const join = () =>
    lockedTransaction([queueLock(userId)], async (tx) => {
      await letGoIfOver(tx, userId, now)
      const held = await tx.ticket.findUnique({ where: { userId }, select: { matchId: true } })
      if (held) throw held.matchId ? alreadyMatched() : alreadyWaiting()
      await checkPace(tx, userId, now)
      const knows = (await listKnownCases(tx, [userId], now)).get(userId) ?? new Set()
      const kept = keptCases({ wish, knows }, cases)
      if (kept.open.length === 0) throw noCaseLeft()
      const endsAt = new Date(now.getTime() + TICKET_MS)
      await tx.ticket.create({ data: { userId, ...wish, since: now, endsAt, ...kept } })
      await tx.arrival.create({ data: { id: newId(), userId, ...wish, at: now } })
      const within = inTransaction(tx)
      await addMatchingJob(PAIR_WAITING, { language: wish.language }, within)
      await addMatchingJob(END_TICKET, { userId }, within, endsAt)
      await tellPeople([userId], within)
    })
  await inTurn(join)
}

async function checkPace(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 3_600_000)
  if ((await tx.arrival.count({ where: { userId, at: { gt: since } } })) >= JOINS_AN_HOUR)
    throw tooManyJoins()
  if (await declinesTooMuch(tx, userId, now)) throw tooManyDeclined()
}
