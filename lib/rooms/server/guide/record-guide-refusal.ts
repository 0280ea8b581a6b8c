import { recordAudit } from '@/lib/audit/server/record-audit'
import { db } from '@/lib/db/client'
import { singleton } from '@/lib/shared/singleton'

/** Repeated requests by the same person for the same place within this time share one entry, in ms. */
const ONCE_IN_MS = 10 * 60_000
/** Maximum number of places remembered for that. */
const REMEMBERED = 5_000

/**
 * Records in the audit log that the candidate of an open round requested its guide elsewhere. The refusal
 * itself never depends on this: a failure to record is only reported.
 * @param place the case, or the room that was asked
 */
export async function recordGuideRefusal(
  userId: string,
  place: { caseId: string } | { roomId: string },
  now: Date,
): Promise<void> {
  const roomId = 'roomId' in place ? place.roomId : null
  const key = `${userId} ${roomId ?? ('caseId' in place ? place.caseId : '')}`
  const noted = singleton('guide-refusals', () => new Map<string, number>())
  if (now.getTime() - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < ONCE_IN_MS) return
  noted.delete(key)
  noted.set(key, now.getTime())
  const oldest = noted.keys().next()
  if (noted.size > REMEMBERED && !oldest.done) noted.delete(oldest.value)
  try {
    const caseId = 'caseId' in place ? place.caseId : await caseOf(place.roomId)
    await recordAudit({
      at: now,
      actorId: userId,
      action: 'guide/refused',
      subject: `case:${caseId}`,
      ...(roomId ? { detail: { roomId } } : {}),
    })
  } catch (error) {
    noted.delete(key)
    console.error(error)
  }
}

async function caseOf(roomId: string): Promise<string> {
  const { caseVersion } = await db.room.findUniqueOrThrow({
    where: { id: roomId },
    select: { caseVersion: { select: { caseId: true } } },
  })
  return caseVersion.caseId
}
