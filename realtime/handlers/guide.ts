import { type CaseGuide, guideFor } from '@/lib/cases/domain/case'
import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { answeringElsewhere } from '@/lib/rooms/domain/guide/guide-refusals'
import { canReadGuide } from '@/lib/rooms/domain/round/permissions'
import { findMember } from '@/lib/rooms/server/access/find-members'
import { caseVersionOf } from '@/lib/rooms/server/guide/case-version-of'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { AppError, appError, notFound } from '@/lib/shared/errors'
import type { Served } from '../sockets/served'

/**
 * Sends an interviewer the whole guide, and logs that they have seen it before it leaves the server.
 * @throws AppError `rate/asks`, `not-found`, `guide/not-interviewer`, `guide/answering`
 */
export async function openGuide(served: Served): Promise<{ guide: CaseGuide }> {
  served.spend('ask')
  return { guide: await served.inTurn(() => readGuide(served)) }
}

async function readGuide({ socket, service: { master } }: Served): Promise<CaseGuide> {
  const { room, userId } = socket.data
  if (!room) throw appError('room/not-joined')
  const actor = await findMember(room.id, userId)
  if (!actor) throw notFound('room')
  if (actor.answersElsewhere) {
    await recordGuideRefusal(userId, { roomId: room.id }, new Date())
    throw answeringElsewhere()
  }
  if (!canReadGuide(actor)) throw appError('guide/not-interviewer')
  const whole = await getCaseVersion(await caseVersionOf(room.id))
  const { refusal } = await master.ask(room.id, { actorId: userId, command: { kind: 'open-guide' } })
  if (refusal) throw new AppError(refusal)
  return guideFor(whole)
}
