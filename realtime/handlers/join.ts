import { z } from 'zod'
import { answeringElsewhere } from '@/lib/rooms/domain/guide/guide-refusals'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { type JoinAnswer, type JoinRequest, joinRequest } from '@/lib/rooms/domain/protocol/messages/join'
import { clientOf, PROTOCOL_VERSION, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { toWire } from '@/lib/rooms/domain/protocol/wire-events'
import { eventsFor, viewFor, visibleHead } from '@/lib/rooms/domain/round/views/view-for'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { AppError, appError, notFound } from '@/lib/shared/errors'
import type { RoomMaster } from '../commit/room-master'
import { ANSWER_WITHIN } from '../commit/unanswered'
import type { LiveRoom } from '../live/live-room'
import { ownChannel, roomChannel } from '../sockets/publish'
import type { Served } from '../sockets/served'
import type { RoomSocket } from '../sockets/socket-data'
import { within } from '../sockets/within'
import { announceOnline } from './presence'

const versionSchema = z.looseObject({ version: z.int() })

/**
 * Lets a socket into a room: permissions first, then answer and subscription in one turn of the room's queue.
 * @throws AppError `rate/asks`, `wire/malformed`, `wire/version`, `not-found`, `guide/answering`,
 * `room/unavailable` if the room or the permissions could not be read (never an empty room instead)
 */
export async function askToJoin(served: Served, payload: unknown): Promise<JoinAnswer> {
  // Checked first: messages of another version may have another format.
  const version = versionSchema.safeParse(payload)
  if (version.success && version.data.version !== PROTOCOL_VERSION) {
    served.spend('join')
    throw appError('wire/version')
  }
  const parsed = joinRequest.safeParse(payload)
  if (!parsed.success) throw appError('wire/malformed')
  served.spend('join')
  // The time also counts while an earlier join still waits for the database.
  const answer = await within(ANSWER_WITHIN, unreadableRoom, (isOver) =>
    served.inTurn(() => served.service.master.joins.run(() => join(served, parsed.data, isOver))),
  )
  announceOnline(served.service, parsed.data.roomId)
  return answer
}

/** @param isOver whether the browser has already been told that it takes too long */
async function join(served: Served, request: JoinRequest, isOver: () => boolean): Promise<JoinAnswer> {
  try {
    if (isOver()) throw unreadableRoom()
    return await enterAndAnswer(served, request, isOver)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadableRoom()
  }
}

function unreadableRoom(): AppError {
  return appError('room/unavailable')
}

async function enterAndAnswer(
  { socket, service: { master, now } }: Served,
  request: JoinRequest,
  isOver: () => boolean,
): Promise<JoinAnswer> {
  const { userId } = socket.data
  const { roomId } = request
  const read = <T>(work: () => Promise<T>) =>
    master.reads.run(() => {
      if (isOver()) throw unreadableRoom()
      return work()
    })
  const members = await master.membersOf.find(roomId)
  if (isOver()) throw unreadableRoom()
  const member = members?.find((one) => one.userId === userId)
  if (!member) throw notFound('room')
  if (member.answersElsewhere) {
    await recordGuideRefusal(userId, { roomId }, new Date(now()))
    throw answeringElsewhere()
  }
  // Logs that somebody entered, unless the log already has them with the same name and role. A refusal is
  // dealt with below.
  const { seq } = await master.ask(roomId, { actorId: userId, command: { kind: 'enter' } })
  // What an answer needs from the database, read while the room continues.
  const known = {
    accepted: await read(() => readAccepted(master, request)),
    head: (await master.headOf.find(roomId)) ?? 0,
  }
  const answer = async ({ room }: { room: LiveRoom }): Promise<JoinAnswer> => {
    // Another process has written events that have not been announced to this one.
    if (known.head > room.state.seq) await master.readMissed(room)
    const accepted = withRecent(known.accepted, room, seq, request) ?? (await readAccepted(master, request))
    // As just logged: their role at the time of the request may be outdated.
    const actor = room.member(userId)
    if (!actor) throw notFound('room')
    if (actor.answersElsewhere) throw answeringElsewhere()
    if (!socket.connected) throw appError('line/lost')
    // The browser has been told so, and asks again: it must not be let in twice.
    if (isOver()) throw unreadableRoom()
    leaveOthers(socket)
    const { id } = room
    socket.data.room = { id, tab: request.tab, number: actor.number, role: actor.role, putOff: null }
    await socket.join([roomChannel(id), ownChannel(id, userId)])
    const viewer = { userId, role: actor.role }
    const base = {
      now: now(),
      number: actor.number,
      role: actor.role,
      accepted,
      last: lastOf(room, request.tab),
    }
    const tail = tailFor(room, request.since)
    if (!tail) return { ...base, snapshot: room.encode(viewFor(viewer, room.state)) }
    const numberOf = (id: string) =>
      room.state.round.members.find((member) => member.userId === id)?.number ?? 0
    return {
      ...base,
      head: visibleHead(viewer, room.state.heads),
      tail: eventsFor(viewer, tail).map((event) => toWire(event, numberOf)),
    }
  }
  return master.turn(roomId, answer, { ownerId: userId, cost: (room) => room.answerCost(request.since) })
}

type Accepted = JoinAnswer['accepted']

/** One after the other, on one connection: many people may reconnect at once. */
async function readAccepted({ store }: RoomMaster, { roomId, tab, pending }: JoinRequest): Promise<Accepted> {
  const accepted: Accepted = { round: [], board: [], sheet: [] }
  for (const stream of STREAMS) {
    const asked = pending[stream]
    if (asked) accepted[stream] = await store.readAccepted(roomId, clientOf(tab, stream), ...asked)
  }
  return accepted
}

/**
 * The numbers that were read, plus those logged since.
 * @param since the head of the log before the read
 * @returns null if too much has happened since for it to be in memory
 */
function withRecent(
  read: Accepted,
  room: LiveRoom,
  since: number,
  { tab, pending }: JoinRequest,
): Accepted | null {
  const events = room.recent.after(since, room.state.seq)
  if (!events) return null
  const accepted = { ...read }
  for (const stream of STREAMS) {
    const [first, last] = pending[stream] ?? [1, 0]
    const client = clientOf(tab, stream)
    const recent = events.flatMap(({ client: by, op }) =>
      by === client && op !== null && op >= first && op <= last ? [op] : [],
    )
    if (recent.length > 0) accepted[stream] = [...new Set([...read[stream], ...recent])]
  }
  return accepted
}

function lastOf(room: LiveRoom, tab: string): JoinAnswer['last'] {
  const { clients } = room.state
  const last = (stream: Stream) => clients[clientOf(tab, stream)] ?? 0
  return { round: last('round'), board: last('board'), sheet: last('sheet') }
}

/** The events since a known one, if they are in memory, few and small; otherwise null. */
function tailFor(room: LiveRoom, since: number): RoomEvent[] | null {
  return since === 0 ? null : room.recent.after(since, room.state.seq)
}

/** A socket is in one room at a time; channels of an earlier role are left too. */
export function leaveOthers(socket: RoomSocket): void {
  for (const channel of socket.rooms) if (channel !== socket.id) void socket.leave(channel)
}
