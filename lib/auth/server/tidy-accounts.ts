import { db } from '@/lib/db/client'
import { LONG_KEY, NEW_PEOPLE_WINDOW_MS, UNCONFIRMED_WINDOW_MS } from './attempts'

const DAY = 24 * 3_600_000
/** Longer than any token lasts, in ms: after this nobody can come back with it anyway. */
const ENDED_SESSIONS_KEPT = 31 * DAY
/** How long a guest whom no room knows any more is kept, in ms. */
const GUESTS_KEPT = 30 * DAY

/** Deletes tries that no longer count. */
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

/** Deletes the records of sessions whose tokens have run out. */
export async function removeEndedSessions(now: Date): Promise<void> {
  await db.endedSession.deleteMany({ where: { at: { lt: new Date(now.getTime() - ENDED_SESSIONS_KEPT) } } })
}

/** Deletes mailed links whose time is over. */
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
      // Of an account that is just being deleted the job still needs to know.
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
