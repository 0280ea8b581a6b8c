import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { auditAccount } from './audit-account'

/**
 * Creates a guest: a user with a name and no way to sign in. The caller has counted the new user (`takeNewPerson`) and
 * checked what admits them: an invite, or a solo round of their own.
 * @returns what the guest's session needs
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
