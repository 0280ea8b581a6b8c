import { db } from '@/lib/db/client'

/** Removes the row of a closed account, once nothing that remains with others refers to it. */
export async function removeClosedAccount(userId: string): Promise<void> {
  await db.user.deleteMany({ where: { id: userId, deletedAt: { not: null } } })
}
