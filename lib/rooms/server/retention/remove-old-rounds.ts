import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { removeJobsAbout } from '@/lib/jobs/server/remove-jobs-about'
import { env } from '@/lib/shared/env'
import { logError } from '@/lib/shared/log-error'

/** Whether a round is still needed for something, by its room id. Each module answers for its own data. */
export type RoundHold = (roomId: string, now: Date) => Promise<boolean>

/** Number of rounds looked up at a time. */
const AT_ONCE = 50
/** How long one run continues to start on further rounds, in ms. */
const RUN = 20_000

type OldRound = { id: string; goesAt: Date }

/**
 * Deletes the rounds whose date has come and everything in them, the longest overdue first, for as long as
 * one run may take; the next run continues. A round that is held, or that fails, does not delay the others.
 * @returns the ids of the deleted rounds
 */
export async function removeOldRounds(
  holds: readonly RoundHold[],
  now: Date,
  within = RUN,
): Promise<string[]> {
  if (env().KEEP_ROUNDS_DAYS === undefined) return []
  const started = performance.now()
  const gone: string[] = []
  for (let after: OldRound | null = null; ; ) {
    const rounds: OldRound[] = await listOld(now, after)
    for (const round of rounds) {
      if (performance.now() - started > within) return gone
      after = round
      try {
        if (await removeUnheld(round.id, holds, now)) gone.push(round.id)
      } catch (error) {
        logError(`deleting the old round ${round.id}`, error)
      }
    }
    if (rounds.length < AT_ONCE) return gone
  }
}

async function removeUnheld(roomId: string, holds: readonly RoundHold[], now: Date): Promise<boolean> {
  for (const isHeld of holds) if (await isHeld(roomId, now)) return false
  // Its date may have been withdrawn in the meantime.
  const { count } = await db.room.deleteMany({ where: { id: roomId, phase: 'ended', goesAt: { lte: now } } })
  if (count === 0) return false
  await removeJobsAbout([roomId])
  return true
}

async function listOld(now: Date, after: OldRound | null): Promise<OldRound[]> {
  const { rows } = await pool().query<OldRound>(
    `select id, "goesAt" from "Room"
     where "goesAt" <= $1 and phase = 'ended'
       and ($2::timestamptz is null or ("goesAt", id) > ($2, $3::uuid))
     order by "goesAt", id limit ${AT_ONCE}`,
    [now, after?.goesAt ?? null, after?.id ?? null],
  )
  return rows
}
