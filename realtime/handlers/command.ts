import { ANSWERING } from '@/lib/rooms/domain/guide/guide-refusals'
import { type Command, parseCommand } from '@/lib/rooms/domain/protocol/commands'
import { clientOf, isTemporary, LAST_OP, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { type AppError, appError, type FailureReason, toFailure } from '@/lib/shared/errors'
import type { Served } from '../sockets/served'

/** Commands that look something up in the guide or tick it: nobody does that often. */
const READS_GUIDE: ReadonlySet<string> = new Set(['hint', 'curveball', 'facts', 'tick'])

/**
 * Accepts numbered commands: parse and enqueue; the room's queue answers. Every message gets an answer: its
 * event, or a refusal with its number, or without a number if not even that could be read.
 */
export function takeCommand(served: Served, args: readonly unknown[]): void {
  // Only known values are sent back: an arbitrary value from the sender might be impossible to encode.
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
    // Commands after one that was put off must wait too, or the log would skip it.
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

/** A whole number within the limits, else null. */
function known(value: unknown, most: number, least: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : null
}

/** `board` and `sheet` commands use their own streams, everything else `round`. */
function parse(name: Stream, [, , kind, payload]: readonly unknown[]): Command {
  if (name === 'round') return parseRound(kind, payload)
  // Board and worksheet messages carry their bytes directly; there is nothing else in them to parse.
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
