import { db } from '@/lib/db/client'
import { LONG_KEY, NEW_PEOPLE_WINDOW_MS, UNCONFIRMED_WINDOW_MS } from './attempts'

const DAY = 24 * 3_600_000
/** Longer than any token is valid, in ms: after this, none of them can be used anyway. */
const ENDED_SESSIONS_KEPT = 31 * DAY
/** How long a guest who is in no room is kept, in ms. */
const GUESTS_KEPT = 30 * DAY

/** Deletes attempts that no longer count. */
export async function removeOldAttempts(now: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) })
  await db.signInAttempt.deleteMany({
    where: {
      OR: [
        { at: before(NEW_PEOPLE_WINDOW_MS), NOT: { key: { startsWith: LONG_KEY } } },
        { at: before(UNCONFIRMED_WINDOW_MS) },
      ],
    },
  })
}

/** Deletes the records of sessions whose tokens have expired. */
export async function removeEndedSessions(now: Date): Promise<void> {
  await db.endedSession.deleteMany({ where: { at: { lt: new Date(now.getTime() - ENDED_SESSIONS_KEPT) } } })
}

/** Deletes mailed links that have expired. */
export async function removeEndedLinks(now: Date): Promise<void> {
  await db.mailedLink.deleteMany({ where: { expiresAt: { lt: now } } })
}

/** Deletes guests who left nothing behind: they are in no room, and nothing is by them or about them. */
export async function removeAbandonedGuests(now: Date): Promise<void> {
  const none = { none: {} }
  await db.user.deleteMany({
    where: {
      kind: 'guest',
      createdAt: { lt: new Date(now.getTime() - GUESTS_KEPT) },
      // The deletion job still needs the row of an account that is being deleted.
      OR: [{ deletedAt: null }, { deletedAt: { lt: new Date(now.getTime() - GUESTS_KEPT) } }],
      memberships: none,
      createdRooms: none,
      gradesGiven: none,
      gradesGot: none,
      feedbackGiven: none,
      feedbackGot: none,
      caseVersions: none,
      caseDrafts: none,
    },
  })
}
