import { db } from '@/lib/db/client'
import type { ProfileValues } from '../domain/profile'

/** Stores a user's profile. */
export async function updateProfile(userId: string, values: ProfileValues): Promise<void> {
  const { name, privateName, ...profile } = values
  await db.user.update({
    where: { id: userId },
    data: {
      name,
      privateName: privateName || null,
      profile: { upsert: { create: profile, update: profile } },
    },
  })
}
