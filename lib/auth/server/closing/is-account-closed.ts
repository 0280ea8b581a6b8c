import { db } from '@/lib/db/client'

/** Whether a user deleted their account: nobody can meet them again. */
export async function isAccountClosed(userId: string): Promise<boolean> {
  return (await db.user.count({ where: { id: userId, deletedAt: { not: null } } })) > 0
}
