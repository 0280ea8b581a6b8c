import { LANGUAGE_CODES } from '@/lib/auth/domain/languages'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import type { Wish } from '../../domain/wish'
import { wishOf } from './ticket-row'

/** A user's wish the last time they joined the queue; before the first time, one based on their profile. */
export async function getLastWish(user: Pick<SessionUser, 'id' | 'level' | 'languages'>): Promise<Wish> {
  const last = await db.arrival.findFirst({ where: { userId: user.id }, orderBy: { at: 'desc' } })
  if (last) return wishOf(last)
  return {
    language: LANGUAGE_CODES.find((code) => code === user.languages[0]) ?? 'en',
    level: user.level,
    minutes: 45,
    firstRound: 'either',
    talk: 'either',
    topics: [],
  }
}
