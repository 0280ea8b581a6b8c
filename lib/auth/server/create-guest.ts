import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { auditAccount } from './audit-account'

/**
 * Makes a person who has just a name. The caller has counted them (`takeNewPerson`) and knows what lets them in: an
 * invite, or a round of their own. Gives what their session needs.
 */
export async function createGuest(
  input: { name: string; timeZone?: string },
  now: Date,
): Promise<{ id: string; sessionEpoch: number }> {
  const id = newId()
  return db.$transaction(async (tx) => {
    await auditAccount('auth/guest-entered', id, now, tx)
    return tx.user.create({
      data: {
        id,
        kind: 'guest',
        name: input.name,
        profile: { create: { timeZone: input.timeZone ?? 'UTC' } },
      },
      select: { id: true, sessionEpoch: true },
    })
  })
}
