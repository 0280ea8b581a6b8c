import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob, cancelJob } from '@/lib/jobs/server/add-job'
import { idSchema } from '@/lib/shared/id-schema'
import { HELD_AFTER_MS, NO_SHOW_MS } from '../../domain/limits'
import { REMINDERS } from '../../domain/slots/slot-limits'
import { addMatchingJob, CHECK_ROOM, keyOf, RELEASE_ROOM } from '../job-kinds'

/**
 * Reminds the two people of a booked round. Holds the time that it is about, so that it is void once the round is
 * moved.
 */
export const REMIND: JobKind<{ matchId: string; before: number; startsAt: number }> = {
  name: 'matching/remind',
  payload: z.object({ matchId: idSchema, before: z.number(), startsAt: z.number() }),
  attempts: 10,
}

const MINUTE = 60_000
const keyFor = (matchId: string, before: number) => `${REMIND.name} ${matchId} ${before}`

type Booked = { matchId: string; roomId: string; startsAt: Date; minutes: number }

/**
 * Schedules what happens around a booked round: reminders, the attendance check, and its end. Called again after a
 * move.
 */
export async function addBookingJobs(
  { matchId, roomId, startsAt, minutes }: Booked,
  now: Date,
  within: Queryable,
): Promise<void> {
  const after = (ms: number) => new Date(startsAt.getTime() + ms)
  for (const before of REMINDERS) {
    const key = keyFor(matchId, before)
    // Booked later than that: the confirmation serves as the reminder.
    if (after(-before * MINUTE) <= now) await cancelJob(key, within)
    else
      await addJob(
        REMIND,
        { matchId, before, startsAt: startsAt.getTime() },
        { key, at: after(-before * MINUTE), within },
      )
  }
  await addMatchingJob(CHECK_ROOM, { matchId }, within, after(NO_SHOW_MS))
  await addMatchingJob(RELEASE_ROOM, { roomId }, within, after(minutes * MINUTE + HELD_AFTER_MS))
}

/** Cancels them. */
export async function cancelBookingJobs(
  { matchId, roomId }: { matchId: string; roomId: string | null },
  within: Queryable,
): Promise<void> {
  for (const before of REMINDERS) await cancelJob(keyFor(matchId, before), within)
  await cancelJob(keyOf(CHECK_ROOM, matchId), within)
  if (roomId) await cancelJob(keyOf(RELEASE_ROOM, roomId), within)
}
