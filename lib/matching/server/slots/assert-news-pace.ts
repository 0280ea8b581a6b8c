import type { Prisma } from '@/lib/db/generated/client'
import { takeMailTurn } from '@/lib/mail/server/mail-pace'
import { appError } from '@/lib/shared/errors'

/**
 * Counts what somebody does that is mailed to another, in the transaction that does it: else they could book, cancel and
 * book again, or ask for one time after another, and each would be a mail to somebody who cannot stop it.
 * @throws AppError `slot/too-much-news`
 */
export async function assertNewsPace(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  userId: string,
  now: Date,
): Promise<void> {
  if (!(await takeMailTurn(tx, userId, now))) throw appError('slot/too-much-news')
}
