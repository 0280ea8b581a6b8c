import { setTimeout as wait } from 'node:timers/promises'
import { isTemporary, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { encode } from '../generators/message-pack'
import { newSeat, stillThere, type Target } from '../target'
import { Line } from './line'
import { answered, type Sender, Unanswered } from './sender'

/** Number of inputs per room; the next ones are sent to a new room of another user, below all limits of both. */
const INPUTS_A_ROOM = 250
const PAUSE_MS = 100
/** A command that is delayed for longer than this never gets through. */
const MOST_TRIES = 300

/**
 * Sends numbered commands of one stream, retrying each until it is accepted or permanently refused, as a browser does.
 */
export async function openCommandSender(stream: Stream, target: Target): Promise<Sender> {
  const number = STREAMS.indexOf(stream)
  let line = await Line.open(target, await newSeat())
  let op = 0
  let left = INPUTS_A_ROOM
  const fresh = async () => {
    line.close()
    line = await Line.open(target, await newSeat())
    op = 0
    left = INPUTS_A_ROOM
  }
  return {
    send: async ({ bytes }) => {
      if (left-- === 0 || line.closed) await fresh()
      op++
      const rest = stream === 'round' ? bytes : encode(bytes)
      let code: string | null = null
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const answer = await answered(line.command(number, op, rest))
        if (answer === null) return stillThere(target)
        code = answer.code
        if (code === null || !isTemporary(code)) return
        await wait(PAUSE_MS)
      }
      throw new Unanswered(`It was put off again and again: ${code}`)
    },
    close: () => line.close(),
  }
}
