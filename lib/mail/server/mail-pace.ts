import type { Prisma } from '@/lib/db/generated/client'

/** More than anybody does in one session; about 160 in a day. */
const EVERY_MS = 10 * 60_000
export const MAIL_BURST = 20

/**
 * Counts a user's action that causes a mail to somebody else, across all processes: twenty in a row, and then one every
 * ten minutes. If the transaction is rolled back, the action does not count.
 * @returns false if it is too early; it does not count then
 */
export async function takeMailTurn(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  userId: string,
  now: Date,
): Promise<boolean> {
  const after = (ms: number) => new Date(now.getTime() + ms)
  const rows = await tx.$queryRaw<unknown[]>`
    insert into "MailPace" as pace ("userId", due) values (${userId}::uuid, ${after(EVERY_MS)}::timestamptz)
    on conflict ("userId") do update
      set due = greatest(pace.due, ${now}::timestamptz) + ${EVERY_MS} * interval '1 millisecond'
      where pace.due <= ${after(EVERY_MS * (MAIL_BURST - 1))}::timestamptz
    returning 1`
  return rows.length > 0
}
