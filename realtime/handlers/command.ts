import { type Command, parseCommand } from '@/lib/rooms/domain/commands'
import { ANSWERING } from '@/lib/rooms/domain/guide-refusals'
import { clientOf, isTemporary, LAST_OP, MESSAGE, STREAMS, type Stream } from '@/lib/rooms/domain/wire'
import { recordGuideRefusal } from '@/lib/rooms/server/record-guide-refusal'
import { AppError, toFailure } from '@/lib/shared/errors'
import type { RoomMaster } from '../room-master'
import type { RoomSocket } from '../socket-data'
import { TokenBucket } from '../token-bucket'

/** Commands that look into the guide or tick it off: nobody does that often. */
const READS_GUIDE: ReadonlySet<string> = new Set(['hint', 'curveball', 'facts', 'tick'])

/** Commands whose right hangs on people's other rounds, too: decided on members as they are now. */
const ASKS_ANEW: ReadonlySet<string> = new Set(['hint', 'curveball', 'facts', 'role', 'start'])

type Parsed = { stream: Stream; op: number; command: Command }

/**
 * Takes numbered commands: parse, enqueue; the room's line answers. Whatever comes in gets an answer: its event, or a
 * refusal with the number it had, or with nothing where not even that could be read.
 */
export function commandHandler(
  socket: RoomSocket,
  master: RoomMaster,
  now: () => number,
): (...args: unknown[]) => void {
  const edits = new TokenBucket(30, 60, now())
  const chat = new TokenBucket(1, 5, now())
  const guide = new TokenBucket(5, 40, now())
  return (...args) => {
    const [stream, op] = args
    const { room, userId } = socket.data
    // What comes after a number that was put off waits too, or the log would skip it.
    const putOff = room?.putOff
    const refused = (code: string, message: string) => {
      if (isTemporary(code) && typeof op === 'number')
        putOff?.set(stream, Math.min(op, putOff.get(stream) ?? op))
      socket.emit(MESSAGE.refused, stream ?? null, op ?? null, code, message)
      if (code === ANSWERING && room) void recordGuideRefusal(userId, { roomId: room.id }, new Date(now()))
    }
    try {
      if (!room || !putOff) throw new AppError('room/not-joined', 'Open the room again.')
      const parsed = parse(args)
      if (parsed.op > (putOff.get(stream) ?? parsed.op))
        throw new AppError('out-of-order', 'Waiting for an earlier change.')
      putOff.delete(stream)
      if (!edits.take(now()))
        throw new AppError('rate/edits', 'That was too much at once. It is kept and sent again.')
      if (parsed.command.kind === 'say' && !chat.take(now())) {
        throw new AppError(
          'rate/chat',
          'Five messages in five seconds are the limit. This one is kept and sent in a moment.',
        )
      }
      if (READS_GUIDE.has(parsed.command.kind) && !guide.take(now()))
        throw new AppError('rate/asks', 'That was too much at once. It is kept and sent again.')
      if (ASKS_ANEW.has(parsed.command.kind)) master.readMembersAnew(room.id)
      master.submit(room.id, {
        kind: 'command',
        actorId: userId,
        client: clientOf(room.tab, parsed.stream),
        op: parsed.op,
        command: parsed.command,
        refused,
      })
    } catch (error) {
      const { code, message } = toFailure(error)
      refused(code, message)
    }
  }
}

/** `board` and `sheet` commands travel in their own line, everything else in `talk`. */
function parse([stream, op, kind, payload]: unknown[]): Parsed {
  if (typeof stream !== 'number' || typeof op !== 'number' || !Number.isInteger(op)) throw malformed()
  if (op < 1 || op > LAST_OP) throw malformed()
  const name = STREAMS[stream]
  if (!name) throw malformed()
  if (name === 'talk') return { stream: name, op, command: parseTalk(kind, payload) }
  // Board and worksheet messages carry their bytes bare; there is nothing else about them to parse.
  if (!(kind instanceof Uint8Array)) throw malformed()
  const command = name === 'board' ? { kind: name, patches: kind } : { kind: name, update: kind }
  return { stream: name, op, command: command as Command }
}

function parseTalk(kind: unknown, payload: unknown): Command {
  const command = parseCommand(kind, payload)
  if (command.kind === 'board' || command.kind === 'sheet') throw malformed()
  return command
}

function malformed(): AppError {
  return new AppError('wire/malformed', 'That message was not in the expected form, so nothing was changed.')
}
