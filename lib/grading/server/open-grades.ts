import { z } from 'zod'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { addNewJob } from '@/lib/jobs/server/add-job'
import type { Actor } from '@/lib/rooms/domain/round/members'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { lockEndedRound } from '@/lib/rooms/server/rounds/lock-ended-round'
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
    const [endedAt, now] = [round.endedAt.getTime(), round.now.getTime()]
    if (now < endedAt + BLIND_FOR) return addNewJob(openingJob(roomId, endedAt), inTransaction(tx))
    const graders = gradersOf(members, round.mode)
    const grades = (await findGrades([roomId], tx)).get(roomId) ?? []
    const opened = await recordRelease(tx, roomId, grades, { graders, endedAt, now })
    if (opened) {
      await recordVerdict(tx, roomId)
      await tellGraders({ graders, members }, roomId, inTransaction(tx))
    } else
      await tx.$executeRaw`
        insert into "GradeRelease" ("roomId") values (${roomId}::uuid) on conflict do nothing`
  })
}

/** Notifies the graders of a round to fetch its grades again, except any who deleted it. */
export function tellGraders(
  { graders, members }: { graders: readonly Grader[]; members: readonly Actor[] },
  roomId: string,
  within: Parameters<typeof notifyPeople>[2],
): Promise<void> {
  const gone = new Set(members.flatMap(({ userId, isGone }) => (isGone ? [userId] : [])))
  return notifyPeople(
    graders.filter(({ userId }) => !gone.has(userId)).map(({ userId }) => userId),
    { kind: 'grades', roomId },
    within,
  )
}
