import { ANSWERING } from '@/lib/rooms/domain/guide/guide-refusals'
import { type Command, parseCommand } from '@/lib/rooms/domain/protocol/commands'
import { clientOf, isTemporary, LAST_OP, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { type AppError, appError, type FailureReason, toFailure } from '@/lib/shared/errors'
import type { Served } from '../sockets/served'

/** Commands that look into the guide or tick it off: nobody does that often. */
const READS_GUIDE: ReadonlySet<string> = new Set(['hint', 'curveball', 'facts', 'tick'])

/**
 * Takes numbered commands: parse, enqueue; the room's line answers. Whatever comes in gets an answer: its event, or a
 * refusal with the number it had, or with nothing where not even that could be read.
 */
export function takeCommand(served: Served, args: readonly unknown[]): void {
  // Only what the server knows goes back: a value of the sender's may be one that cannot be written.
  const [stream, op] = [known(args[0], STREAMS.length - 1, 0), known(args[1], LAST_OP, 1)]
  const { room, userId } = served.socket.data
  const refused = (reason: FailureReason) => {
    const { code } = reason
    if (room && isTemporary(code) && stream !== null && op !== null) {
      room.putOff ??= new Map()
      room.putOff.set(stream, Math.min(op, room.putOff.get(stream) ?? op))
    }
    served.refuse(stream, op, reason)
    if (code === ANSWERING && room) void recordGuideRefusal(userId, { roomId: room.id }, new Date(served.now))
  }
  try {
    if (!room) throw appError('room/not-joined')
    if (stream === null || op === null) throw malformed()
    const name = STREAMS[stream] ?? 'round'
    const command = parse(name, args)
    // What comes after a number that was put off waits too, or the log would skip it.
    if (op > (room.putOff?.get(stream) ?? op)) throw appError('out-of-order')
    room.putOff?.delete(stream)
    if (!served.take('edit')) throw appError('rate/edits')
    if (command.kind === 'say' && !served.take('chat')) {
      throw appError('rate/chat')
    }
    if (READS_GUIDE.has(command.kind) && !served.take('guide')) throw appError('rate/asks')
    const client = clientOf(room.tab, name)
    served.service.master.submit(room.id, { kind: 'command', actorId: userId, client, op, command, refused })
  } catch (error) {
    refused(toFailure(error))
  }
}

/** A whole number that the server knows, else null. */
function known(value: unknown, most: number, least: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : null
}

/** `board` and `sheet` commands travel in their own line, everything else in `round`. */
function parse(name: Stream, [, , kind, payload]: readonly unknown[]): Command {
  if (name === 'round') return parseRound(kind, payload)
  // Board and worksheet messages carry their bytes bare; there is nothing else about them to parse.
  if (!(kind instanceof Uint8Array)) throw malformed()
  const command = name === 'board' ? { kind: name, patches: kind } : { kind: name, update: kind }
  return command as Command
}

function parseRound(kind: unknown, payload: unknown): Command {
  const command = parseCommand(kind, payload)
  if (command.kind === 'board' || command.kind === 'sheet') throw malformed()
  return command
}

function malformed(): AppError {
  return appError('wire/malformed')
}
