import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { recordAudit } from './audit'

/**
 * Makes a person who has just a name. The caller has checked the invite that lets them in: without one nobody
 * may become a guest. Gives what their session needs.
 */
export async function createGuest(
  input: { name: string; timeZone?: string },
  now: Date,
): Promise<{ id: string; sessionEpoch: number }> {
  const user = await db.user.create({
    data: {
      id: newId(),
      kind: 'guest',
      name: input.name,
      profile: { create: { timeZone: input.timeZone ?? 'UTC' } },
    },
    select: { id: true, sessionEpoch: true },
  })
  await recordAudit('auth/guest-entered', user.id, now)
  return user
}
