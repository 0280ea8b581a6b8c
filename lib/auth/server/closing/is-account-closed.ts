import { db } from '@/lib/db/client'

/** Whether somebody deleted their account: nobody meets them again. */
export async function isAccountClosed(userId: string): Promise<boolean> {
  return (await db.user.count({ where: { id: userId, deletedAt: { not: null } } })) > 0
}
