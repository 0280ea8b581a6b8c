import { z } from 'zod'
import { LANGUAGE_CODES, type Language } from '@/lib/auth/domain/languages'
import type { Queryable } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { idSchema } from '@/lib/shared/id-schema'

/** Compares newcomers in a language's queue with everybody who waits there. */
export const PAIR_WAITING: JobKind<{ language: Language }> = {
  name: 'matching/pair-waiting',
  payload: z.object({ language: z.enum(LANGUAGE_CODES) }),
  attempts: 10,
}

/** Ends an expired ticket. */
export const END_TICKET: JobKind<{ userId: string }> = {
  name: 'matching/end-ticket',
  payload: z.object({ userId: idSchema }),
  attempts: 10,
}

/** Ends a match that was not accepted by both in time. */
export const END_UNANSWERED: JobKind<{ matchId: string }> = {
  name: 'matching/end-unanswered',
  payload: z.object({ matchId: idSchema }),
  attempts: 10,
}

/** Checks who came to the room of a match. */
export const CHECK_ROOM: JobKind<{ matchId: string }> = {
  name: 'matching/check-room',
  payload: z.object({ matchId: idSchema }),
  attempts: 10,
}

/** Releases the people of a matched round that nobody ended. */
export const RELEASE_ROOM: JobKind<{ roomId: string }> = {
  name: 'matching/release-room',
  payload: z.object({ roomId: idSchema }),
  attempts: 10,
}

/** Adds one of these jobs. At most one waits per subject. */
export async function addMatchingJob<Payload extends Record<string, string>>(
  kind: JobKind<Payload>,
  payload: Payload,
  within: Queryable,
  at?: Date,
): Promise<void> {
  const key = keyOf(kind, Object.values(payload)[0] ?? '')
  await addJob(kind, payload, { key, within, ...(at && { at }) })
}

/** @param about the id or the language that the job is about */
export function keyOf({ name }: { name: string }, about: string): string {
  return `${name} ${about}`
}
