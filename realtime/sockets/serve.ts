import { MALFORMED } from '@/lib/rooms/domain/protocol/message-parser'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { visibleHead } from '@/lib/rooms/domain/round/view-for'
import { AppError, type Failure, toFailure } from '@/lib/shared/errors'
import { TokenBucket } from '../admission/token-bucket'
import type { RoomMaster } from '../commit/room-master'
import { ANSWER_WITHIN } from '../commit/unanswered'
import { commandHandler } from '../handlers/command'
import { openGuide } from '../handlers/guide'
import { join, joinSchema, unreadableRoom } from '../handlers/join'
import { announceOnline, presenceHandler } from '../handlers/presence'
import { countRefusedMessage } from '../metrics'
import { leaveOutWhenCrowded } from './fan-out'
import { lineOf } from './line'
import type { Refuse } from './refuse'
import type { RoomServer, RoomSocket } from './socket-data'
import { within } from './within'

/** Every message a browser may send; a test holds the handlers against this list. */
export const HANDLED = [MESSAGE.join, MESSAGE.command, MESSAGE.presence, MESSAGE.guide, MESSAGE.time] as const
const NAMES: ReadonlySet<string> = new Set(HANDLED)

type Reply = (answer: ({ ok: true } & object) | Failure) => void

/**
 * Answers one socket for as long as it is open. Whatever comes in gets an answer. A fault while this one is served, also
 * in writing to it, closes its connection and is nobody else's.
 */
export function serve(
  io: RoomServer,
  socket: RoomSocket,
  master: RoomMaster,
  now: () => number,
  report: (what: string, error: unknown) => void,
): void {
  const line = lineOf(socket)
  const fault = (error: unknown) => {
    report('socket', error)
    if (line) line.close('fault')
    else socket.disconnect(true)
  }
  const guarded =
    <Args extends unknown[]>(work: (...args: Args) => unknown) =>
    (...args: Args) => {
      try {
        const result = work(...args)
        if (result instanceof Promise) result.catch(fault)
      } catch (error) {
        fault(error)
      }
    }
  const refuse: Refuse = guarded((stream, op, code, message) => {
    countRefusedMessage(code)
    socket.emit(MESSAGE.refused, stream, op, code, message)
  })
  /** Runs an asking message: its answer goes to the callback, or as a refusal where none was sent along. */
  const asking = (work: (payload: unknown) => Promise<object>) =>
    guarded(async (...args: unknown[]) => {
      const reply = args.find((arg): arg is Reply => typeof arg === 'function')
      try {
        const answer = await work(args[0])
        reply?.({ ok: true, ...answer })
      } catch (error) {
        if (!(error instanceof AppError)) report('answer', error)
        const failure = toFailure(error)
        if (reply) reply(failure)
        else refuse(null, null, failure.code, failure.message)
      }
    })
  // A join may read a room from the database; a browser asks for the others now and then.
  const [joins, asks] = [new TokenBucket(2, 10, now()), new TokenBucket(2, 20, now())]
  const spend = (bucket: TokenBucket) => {
    if (!bucket.take(now()))
      throw new AppError('rate/asks', 'That was asked too often. Trying again in a moment.')
  }
  const announce = (roomId: string) => announceOnline(io, roomId).catch((error) => report('announce', error))
  /** Large answers are made one after the other, and none while much of an earlier one waits to be read. */
  let answering: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = answering.then(() => {
      if (line?.isBehind)
        throw new AppError('rate/asks', 'Your connection is still busy with what it was sent. Trying again.')
      return work()
    })
    answering = turn.catch(() => {})
    return turn
  }

  socket.on(
    MESSAGE.join,
    asking(async (payload) => {
      const parsed = joinSchema.safeParse(payload)
      if (!parsed.success) throw new AppError('wire/malformed', 'That message was not in the expected form.')
      spend(joins)
      // Also while an earlier one still waits for the database.
      const answer = await within(ANSWER_WITHIN, unreadableRoom, (isOver) =>
        inTurn(() => join(socket, parsed.data, master, now, isOver)),
      )
      // Not waited for: with several processes it asks the others.
      void announce(parsed.data.roomId)
      return answer
    }),
  )
  socket.on(MESSAGE.command, guarded(commandHandler(socket, master, now, refuse)))
  socket.on(MESSAGE.presence, guarded(presenceHandler(socket, now, refuse)))
  socket.on(
    MESSAGE.guide,
    asking(async () => {
      spend(asks)
      return { guide: await inTurn(() => openGuide(socket, master)) }
    }),
  )
  socket.on(
    MESSAGE.time,
    asking(async () => {
      spend(asks)
      return { now: now(), head: headFor(socket, master) }
    }),
  )
  socket.onAny(
    guarded((name: string) => {
      if (name !== MALFORMED && NAMES.has(name)) return
      if (name === MALFORMED && line && !line.mayMisread()) return
      refuse(null, null, 'wire/malformed', 'That message could not be read, so nothing was changed.')
    }),
  )
  if (line) leaveOutWhenCrowded(socket, line)
  socket.on('error', fault)
  socket.on('disconnect', () => {
    const { room } = socket.data
    if (room) void announce(room.id)
  })
}

/** The newest event that this socket should have got, or will in a moment; null where that is not known. */
function headFor(socket: RoomSocket, master: RoomMaster): number | null {
  const { room, userId } = socket.data
  const heads = room && master.headsOf(room.id)
  return heads ? visibleHead({ userId, role: room.role }, heads) : null
}
