import { visibleCases } from '@/lib/cases/server/visible-cases'
import { db } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { publicEvent } from '../domain/events'
import { type RoundMinutes, standardPlan } from '../domain/plan'
import type { RoomMode, RoomRole } from '../domain/roles'
import { packData } from './event-row'
import { findMember } from './find-members'

export type NewRoom = {
  caseId: string
  mode: RoomMode
  minutes: RoundMinutes
  /** The creator's role; the partner gets the other one. Alone it is always the candidate. */
  role: Extract<RoomRole, 'candidate' | 'interviewer'>
  previousRoomId?: string
}

/**
 * Makes a room on the newest version of a case, with its creator in it and the first event in its log.
 * @returns the room's id.
 * @throws AppError `case/not-found`, `case/length`, `not-found` for an earlier round that is not theirs
 */
export async function createRoom(
  user: { id: string; name: string },
  wanted: NewRoom,
  now: Date,
): Promise<string> {
  const version = await db.caseVersion.findFirst({
    where: { AND: [{ caseId: wanted.caseId }, await visibleCases(user.id)] },
    select: { id: true, title: true, kind: true, minutes: true },
  })
  if (!version) throw new AppError('case/not-found', 'That case does not exist. Choose one from the list.')
  if (!version.minutes.includes(wanted.minutes)) {
    throw new AppError(
      'case/length',
      `That case is made for ${version.minutes.join(', ')} minutes. Choose one of these.`,
    )
  }
  if (wanted.previousRoomId && !(await findMember(wanted.previousRoomId, user.id)))
    throw notFound('The round before')
  const id = newId()
  const role = wanted.mode === 'solo' ? 'candidate' : wanted.role
  const created = {
    ...publicEvent('room/created', {
      title: version.title,
      mode: wanted.mode,
      plan: standardPlan(version.kind, wanted.minutes),
      createdBy: user.id,
    }),
    seq: 1,
    at: now.getTime(),
    actorId: user.id,
    client: null,
    op: null,
  }
  await db.room.create({
    data: {
      id,
      caseVersionId: version.id,
      createdById: user.id,
      mode: wanted.mode,
      minutes: wanted.minutes,
      head: 1,
      createdAt: now,
      previousRoomId: wanted.previousRoomId ?? null,
      members: { create: { userId: user.id, role, number: 1, joinedAt: now } },
      events: {
        create: {
          seq: 1,
          at: now,
          actorId: user.id,
          kind: created.kind,
          visibility: created.visibility,
          data: new Uint8Array(packData(created)),
        },
      },
    },
  })
  return id
}
