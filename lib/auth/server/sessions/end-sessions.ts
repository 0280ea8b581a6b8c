import { db } from '@/lib/db/client'
import { auditAccount } from '../audit-account'

/** Ends every session of a user, on all their devices. */
export async function endSessions(userId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { sessionEpoch: { increment: 1 } } })
    await auditAccount('auth/signed-out-everywhere', userId, now, tx)
  })
}
