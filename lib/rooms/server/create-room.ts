import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { visibleCases } from '@/lib/cases/server/visible-cases'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { RoundMinutes } from '@/lib/framework/steps'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { seatProblem } from '../domain/guide/guide-refusals'
import { readMeetingLink } from '../domain/round/meeting-link'
import type { Plan } from '../domain/round/plan'
import { DAY_MS, OPEN_ROOMS, ROOMS_A_DAY, WEEK_MS } from '../domain/round/room-limits'
import type { BoardStart } from './drawing/read-drawing'
import { insertRoom } from './insert-room'
import { findOpenRounds, seatsLock } from './rounds/find-open-rounds'
import { refuseSecondProposal } from './rounds/next-round'

export type NewRoom = {
  caseId: string
  mode: RoomMode
  minutes: RoundMinutes
  /** Replaces the default plan for these minutes. */
  plan?: Plan
  /** The creator's role; the partner gets the other one. In a round alone it is always the candidate. */
  role: Extract<RoomRole, 'candidate' | 'interviewer'>
  /** Where its people talk; not used in a round alone. */
  meetingLink?: string | null
  /** Whether it is a round alone with the AI interviewer. */
  interviewer?: boolean
  /** The initial content of its board. */
  board?: BoardStart
  /** The previous round's room, if two people swap roles; use proposeRound. */
  previousRoomId?: string
  /** The person who is to join as the candidate of that round. */
  awaited?: { userId: string; name: string }
  /** The people of the previous round, who are notified. */
  tells?: readonly string[]
}

/**
 * Creates a room on the newest version of a case, with its creator in it and the first event in its log.
 * @returns the room's id.
 * @throws AppError `case/not-found`, `case/length`, `room/too-many-today`, `room/too-many-open`,
 * `interviewer/not-available`, `next-round/proposed`, `next-round/partner-knows`, `guide/answering`,
 * `seat/interviews-elsewhere`
 */
export async function createRoom(
  user: { id: string; name: string },
  wanted: NewRoom,
  now: Date,
): Promise<string> {
  const version = await findVersion(user.id, wanted)
  const interviewer = wanted.mode === 'solo' && wanted.interviewer === true
  const id = newId()
  const meetingLink =
    wanted.mode === 'pair' && wanted.meetingLink ? readMeetingLink(wanted.meetingLink) : null
  const role = roleOf(wanted)
  const previous = wanted.previousRoomId ? [`the round after ${wanted.previousRoomId}`] : []
  const seated = [user.id, ...(wanted.awaited ? [wanted.awaited.userId] : [])]
  const seats = seated.map((userId) => seatsLock(userId, wanted.caseId))
  // One at a time, or rooms created at the same time could exceed the limit together.
  await lockedTransaction([`rooms of ${user.id}`, ...previous, ...seats], async (tx) => {
    await checkLimits(tx, user.id, now)
    if (wanted.previousRoomId) {
      await refuseSecondProposal(tx, wanted.previousRoomId, now)
    }
    await checkSeats(tx, user.id, { roomId: id, role, wanted }, now)
    const { mode, minutes, plan, previousRoomId = null, tells = [] } = wanted
    await insertRoom(
      tx,
      {
        id,
        version,
        mode,
        minutes,
        ...(plan && { plan }),
        members: [{ userId: user.id, role }],
        meetingLink,
        previousRoomId,
        interviewer,
        ...(wanted.board && { board: wanted.board }),
      },
      now,
    )
    if (previousRoomId)
      await notifyPeople(tells, { kind: 'next-round', roomId: previousRoomId }, inTransaction(tx))
  })
  return id
}

/**
 * Checks in advance what `createRoom` would refuse, for callers with expensive work to do before creating a
 * room.
 * @throws AppError what `createRoom` throws
 */
export async function refuseRoom({ id }: { id: string }, wanted: NewRoom, now: Date): Promise<void> {
  await findVersion(id, wanted)
  await checkLimits(db, id, now)
  await checkSeats(db, id, { roomId: newId(), role: roleOf(wanted), wanted }, now)
}

function roleOf({ mode, role }: NewRoom): NewRoom['role'] {
  return mode === 'solo' ? 'candidate' : role
}

/** @throws AppError `case/not-found`, `case/length`, `interviewer/not-available` */
async function findVersion(userId: string, { caseId, mode, minutes, interviewer }: NewRoom) {
  const version = await db.caseVersion.findFirst({
    where: { AND: [{ caseId }, await visibleCases(userId)] },
    select: { id: true, title: true, kind: true, minutes: true },
  })
  if (!version) throw appError('case/not-found')
  if (!version.minutes.includes(minutes)) {
    throw appError('case/length', { minutes: version.minutes.join(', ') })
  }
  if (mode === 'solo' && interviewer && !configuredEndpoint()) throw appError('interviewer/not-available')
  return version
}

/** @throws AppError `guide/answering`, `seat/interviews-elsewhere`, `next-round/partner-knows` */
async function checkSeats(
  tx: Prisma.TransactionClient,
  userId: string,
  { roomId, role, wanted: { caseId, mode, awaited } }: { roomId: string; role: RoomRole; wanted: NewRoom },
  now: Date,
): Promise<void> {
  const problem = seatProblem({ roomId, mode, role }, await findOpenRounds(tx, userId, caseId, now))
  if (problem) throw problem
  if (awaited && (await findOpenRounds(tx, awaited.userId, caseId, now)).length > 0) {
    throw appError('next-round/partner-knows', { name: awaited.name })
  }
}

async function checkLimits(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<void> {
  const since = (ms: number) => ({ createdById: userId, createdAt: { gt: new Date(now.getTime() - ms) } })
  if ((await tx.room.count({ where: since(DAY_MS) })) >= ROOMS_A_DAY) {
    throw appError('room/too-many-today', { most: ROOMS_A_DAY })
  }
  if ((await tx.room.count({ where: { ...since(WEEK_MS), phase: { not: 'ended' } } })) >= OPEN_ROOMS) {
    throw appError('room/too-many-open', { most: OPEN_ROOMS })
  }
}
