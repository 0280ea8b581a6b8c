import type { Prisma } from '@/lib/db/generated/client'
import { takeMailTurn } from '@/lib/mail/server/mail-pace'
import { appError } from '@/lib/shared/errors'

/**
 * Counts an action that mails another user, in the transaction of the action. Otherwise somebody could book, cancel and
 * book again, or propose one time after another, each with a mail to a person who cannot stop it.
 * @throws AppError `slot/too-much-news`
 */
export async function assertNewsPace(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  userId: string,
  now: Date,
): Promise<void> {
  if (!(await takeMailTurn(tx, userId, now))) throw appError('slot/too-much-news')
}
