import type { Prisma } from '@/lib/db/generated/client'
import type { CaseKind } from '@/lib/framework/case-kinds'
import { CURRENT_RUBRIC } from '@/lib/framework/dimensions'
import type { RoomMode } from '@/lib/framework/roles'
import type { RoundMinutes } from '@/lib/framework/steps'
import { versionOf } from '../domain/log/event-kinds'
import { publicEvent, type RoomEvent } from '../domain/log/events'
import { type Plan, planMinutes, standardPlan } from '../domain/round/plan'
import type { Seat } from '../domain/round/seats'
import type { BoardStart } from './drawing/read-drawing'
import { packData } from './log/event-row'
import { weightOf } from './log/event-weight'

type NewRoomRow = {
  id: string
  version: { id: string; title: string; kind: CaseKind }
  mode: RoomMode
  minutes: RoundMinutes
  /** Replaces the default plan for these minutes. */
  plan?: Plan
  /** The creator comes first. Members are numbered in this order. */
  members: readonly [NewMember, ...NewMember[]]
  meetingLink?: string | null
  previousRoomId?: string | null
  /** Whether it is for two people who were matched. */
  matched?: boolean
  /** Whether it is a round alone with the AI interviewer. */
  interviewer?: boolean
  /** The initial content of its board. */
  board?: BoardStart
  /** Nobody can enter before this time. */
  opensAt?: Date | null
}

type NewMember = { userId: string; role: Seat }

/**
 * Inserts a room with its people and the first events of its log. The caller must have checked that they may
 * have these seats, and hold their `seatsLock` locks.
 */
export async function insertRoom(
  tx: Prisma.TransactionClient,
  {
    id,
    version,
    mode,
    minutes,
    plan = standardPlan(version.kind, minutes, mode),
    members,
    meetingLink = null,
    previousRoomId = null,
    matched = false,
    interviewer = false,
    board,
    opensAt = null,
  }: NewRoomRow,
  now: Date,
): Promise<void> {
  const createdBy = members[0].userId
  const first = [
    publicEvent('room/created', {
      title: version.title,
      mode,
      plan,
      createdBy,
      meetingLink,
    }),
    ...(interviewer ? [publicEvent('interviewer/chosen', {})] : []),
    ...(board?.edits ?? []).map((edit) => publicEvent('board/edited', edit)),
  ].map(
    (event, index): RoomEvent => ({
      ...event,
      seq: index + 1,
      at: now.getTime(),
      actorId: createdBy,
      client: null,
      op: null,
    }),
  )
  await tx.room.create({
    data: {
      id,
      caseVersionId: version.id,
      createdById: createdBy,
      mode,
      minutes: planMinutes(plan),
      rubricVersion: CURRENT_RUBRIC,
      meetingLink,
      head: first.length,
      logBytes: first.reduce((sum, event) => sum + weightOf(event), 0),
      createdAt: now,
      previousRoomId,
      matched,
      opensAt,
      members: {
        create: members.map(({ userId, role }, index) => ({
          userId,
          role,
          number: index + 1,
          joinedAt: now,
        })),
      },
      events: {
        create: first.map((event) => ({
          seq: event.seq,
          at: now,
          actorId: createdBy,
          kind: event.kind,
          version: versionOf(event.kind),
          visibility: event.visibility,
          data: new Uint8Array(packData(event)),
        })),
      },
      ...(board && { images: { create: board.pictures } }),
    },
  })
}
