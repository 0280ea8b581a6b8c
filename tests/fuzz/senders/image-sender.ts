import { createHash } from 'node:crypto'
import { newSeat, type Seat, stillThere, type Target } from '../target'
import { answered, type Sender } from './sender'

/** A room keeps 20 images. */
const INPUTS_A_ROOM = 40

/** Puts files on a board as images. */
export async function openImageSender(target: Target): Promise<Sender> {
  const here = `http://127.0.0.1:${target.port}`
  let seat: Seat
  let left = 0
  const put = async (bytes: Uint8Array) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const headers = { cookie: seat.cookie, origin: here }
    const body = new Uint8Array(bytes)
    try {
      const answer = await fetch(`${here}/api/rooms/${seat.roomId}/images/${hash}`, {
        method: 'PUT',
        headers,
        body,
      })
      await answer.arrayBuffer()
    } catch {
      await stillThere(target)
    }
  }
  return {
    send: async ({ bytes }) => {
      if (left-- === 0 || !seat) {
        seat = await newSeat()
        left = INPUTS_A_ROOM
      }
      await answered(put(bytes))
    },
    close: () => {},
  }
}
