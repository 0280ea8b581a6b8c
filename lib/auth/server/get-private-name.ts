import { db } from '@/lib/db/client'

/** What mails call somebody, which nobody else sees. Empty where they use the name that others see. */
export async function getPrivateName(userId: string): Promise<string> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { privateName: true } })
  return user?.privateName ?? ''
}
