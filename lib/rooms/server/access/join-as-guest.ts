import { forgiveAttempts, takeAttempt, takeNewPerson } from '@/lib/auth/server/attempts'
import { createGuest } from '@/lib/auth/server/create-guest'
import { hashToken } from '@/lib/shared/link-token'
import { acceptInvite, previewInvite } from './accept-invite'

export type GuestEntry = { token: string; name: string; timeZone: string; address: string }

/**
 * Creates a guest account for somebody with an invite link and adds them to its room. Failed attempts count
 * too, so that one link cannot create accounts without end.
 * @throws AppError `invite/invalid`, `invite/ended`, `invite/full`, `auth/too-many-tries`,
 * `auth/too-many-people`
 */
export async function joinAsGuest(
  { token, name, timeZone, address }: GuestEntry,
  now: Date,
): Promise<{ guest: { id: string; sessionEpoch: number }; roomId: string }> {
  await previewInvite(token, now)
  const attempts = { account: `guest:${hashToken(token)}`, address }
  await takeAttempt(attempts, now)
  await takeNewPerson('guest', address, now)
  const guest = await createGuest({ name, timeZone }, now)
  const roomId = await acceptInvite(guest.id, token, now)
  await forgiveAttempts(attempts)
  return { guest, roomId }
}
