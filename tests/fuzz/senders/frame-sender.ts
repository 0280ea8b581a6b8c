import { newSeat, stillThere, type Target } from '../target'
import { Line, withRoom } from './line'
import { answered, type Sender } from './sender'

/** Numbers that no input uses. */
const FIRST_PROBE = 2 ** 30

/** Sends complete frames over a joined connection, and reconnects when the server has closed it. */
export async function openFrameSender(target: Target, lane: number): Promise<Sender> {
  const seat = await newSeat({ guest: lane % 2 === 1 })
  let line = await Line.open(target, seat)
  let probe = FIRST_PROBE
  return {
    send: async ({ bytes }) => {
      if (line.closed) line = await Line.open(target, seat)
      line.send(withRoom(bytes, seat.roomId))
      await answered(line.settled(probe))
      probe += 2
      if (line.closed) await stillThere(target)
    },
    close: () => line.close(),
  }
}
