import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { addNewJob } from '@/lib/jobs/server/add-job'
import type { Actor } from '@/lib/rooms/domain/round/members'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { type LockedRound, lockEndedRound } from '@/lib/rooms/server/rounds/lock-ended-round'
import { idSchema } from '@/lib/shared/id-schema'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { BLIND_FOR, type Grader, gradersOf } from '../domain/blind'
import { findGrades } from './find-grades'
import { recordRelease } from './record-release'
import { recordVerdict } from './record-verdict'

/** Opens the grades of a round once the wait for missing ones is over. */
export const OPEN_GRADES: JobKind<{ roomId: string }> = {
  name: 'grading/open-grades',
  payload: z.object({ roomId: idSchema }),
  attempts: 25,
}

/** At most one job is waiting for each round. */
export const openingKey = (roomId: string): string => `${OPEN_GRADES.name} ${roomId}`

export const openingJob = (roomId: string, endedAt: number) =>
  newJob(OPEN_GRADES, { roomId }, { key: openingKey(roomId), at: new Date(endedAt + BLIND_FOR) })

/** The end of a round adds the job that opens its grades. */
export const opensGradesLater: Reaction = (roomId, event) =>
  event.kind === 'round/ended' ? openingJob(roomId, event.at) : null

/**
 * Opens the submitted grades seven days after a round's end, and notifies its graders. If none were submitted, or they
 * were already open, it only records that the wait is over. Pages apply the rule themselves: what people can read does
 * not depend on whether this has run. Uses the database's clock, which is also the one that started the job.
 */
export async function openGrades(roomId: string): Promise<void> {
  const members = (await readRound(roomId))?.members ?? []
  await db.$transaction(async (tx) => {
    const round = await lockEndedRound(tx, roomId)
    // Its members may have deleted it in the meantime.
    if (!round) return
    const endedAt = round.endedAt.getTime()
    if (round.now.getTime() < endedAt + BLIND_FOR)
      return addNewJob(openingJob(roomId, endedAt), inTransaction(tx))
    if (!(await openIfDue(tx, { id: roomId, members, ...round })))
      await tx.$executeRaw`
        insert into "GradeRelease" ("roomId") values (${roomId}::uuid) on conflict do nothing`
  })
}

/** Opens the grades of a round if they only waited for somebody who has now left for good, and notifies its graders. */
export async function openWithoutGone(roomId: string): Promise<void> {
  const members = (await readRound(roomId))?.members ?? []
  await db.$transaction(async (tx) => {
    const round = await lockEndedRound(tx, roomId)
    if (round) await openIfDue(tx, { id: roomId, members, ...round })
  })
}

type Locked = LockedRound & { id: string; members: readonly Actor[] }

async function openIfDue(
  tx: Prisma.TransactionClient,
  { id, members, mode, endedAt, now }: Locked,
): Promise<boolean> {
  const graders = gradersOf(members, mode)
  const grades = (await findGrades([id], tx)).get(id) ?? []
  const grading = { graders, endedAt: endedAt.getTime(), now: now.getTime() }
  if (!(await recordRelease(tx, id, grades, grading))) return false
  await recordVerdict(tx, id)
  await tellGraders(graders, id, inTransaction(tx))
  return true
}

/** Notifies the graders of a round to fetch its grades again, except any who left for good. */
export function tellGraders(
  graders: readonly Grader[],
  roomId: string,
  within: Parameters<typeof notifyPeople>[2],
): Promise<void> {
  return notifyPeople(
    graders.filter(({ isGone }) => !isGone).map(({ userId }) => userId),
    { kind: 'grades', roomId },
    within,
  )
}
