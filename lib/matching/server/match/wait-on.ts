import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { newId } from '@/lib/shared/ids'
import { TICKET_MS } from '../../domain/limits'
import { addMatchingJob, END_TICKET } from '../job-kinds'
import { wishOf } from '../queue/ticket-row'
import { putBack } from './end-match'
import type { LockedMatch } from './lock-match'

/** Puts somebody whose matched round failed back into the queue: at their old place, for another hour. */
export async function waitOn(
  tx: Prisma.TransactionClient,
  userId: string,
  match: LockedMatch,
  now: Date,
): Promise<void> {
  const ticket = await tx.ticket.findUnique({ where: { userId } })
  if (ticket?.matchId !== match.id) return
  const endsAt = new Date(now.getTime() + TICKET_MS)
  await tx.ticket.update({ where: { userId }, data: { endsAt } })
  await tx.arrival.create({ data: { id: newId(), userId, ...wishOf(ticket), at: now } })
  await addMatchingJob(END_TICKET, { userId }, inTransaction(tx), endsAt)
  await putBack(tx, userId, match, now)
}
