import { db } from '@/lib/db/client'

/** The name that mails use for a user, which nobody else sees. Empty where they use the public name. */
export async function getPrivateName(userId: string): Promise<string> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { privateName: true } })
  return user?.privateName ?? ''
}
