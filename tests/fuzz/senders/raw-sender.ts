import net from 'node:net'
import { COOKIE, HOST } from '../generators/odd-http'
import { frame } from '../generators/upgrades'
import { newSeat, stillThere, type Target } from '../target'
import { withRoom } from './line'
import { answered, type Sender } from './sender'

/** Inputs per user, so that no user reaches a limit. */
const INPUTS_A_PERSON = 200
const END_OF_HEAD = Buffer.from('\r\n\r\n')
const PING = 9

/** Sends complete requests as bytes, one per connection, and waits until the server has answered and closed it. */
export async function openRequestSender(target: Target): Promise<Sender> {
  const place = await placeholders(target)
  return {
    send: async ({ bytes }) => {
      await answered(exchange(target, [await place(bytes)]))
      await stillThere(target)
    },
    close: () => {},
  }
}

/** Sends an upgrade request, the rest once it is answered, and waits until the connection is closed. */
export async function openUpgradeSender(target: Target): Promise<Sender> {
  const place = await placeholders(target)
  return {
    send: async ({ bytes }) => {
      const whole = await place(bytes)
      const end = whole.indexOf(END_OF_HEAD) + END_OF_HEAD.length
      const [head, rest] = [
        whole.subarray(0, end),
        Buffer.concat([whole.subarray(end), frame(PING, new Uint8Array())]),
      ]
      await answered(exchange(target, [head, rest]))
      await stillThere(target)
    },
    close: () => {},
  }
}

async function placeholders(target: Target): Promise<(bytes: Uint8Array) => Promise<Buffer>> {
  let seat = await newSeat()
  let left = INPUTS_A_PERSON
  return async (bytes) => {
    if (left-- === 0) {
      seat = await newSeat()
      left = INPUTS_A_PERSON
    }
    const { cookie, roomId } = seat
    const text = Buffer.from(withRoom(bytes, roomId)).toString('latin1')
    const placed = text.replaceAll(COOKIE, cookie).replaceAll(HOST, `127.0.0.1:${target.port}`)
    return Buffer.from(placed, 'latin1')
  }
}

/** After this long without an answer, an incomplete request is ended. */
const WHOLE_WITHIN_MS = 2_000

/** Each part is sent when the previous one has been answered. After the last answer, the sending side is closed. */
function exchange({ port }: Target, parts: readonly Buffer[]): Promise<void> {
  return new Promise((resolve) => {
    const waiting = [...parts]
    const socket = net.connect(port, '127.0.0.1')
    const next = () => {
      const part = waiting.shift()
      if (part) socket.write(part)
      else socket.end()
    }
    socket.setTimeout(WHOLE_WITHIN_MS, () => socket.end())
    socket.once('connect', next)
    socket.on('data', next)
    socket.on('error', () => {})
    socket.once('close', () => resolve())
  })
}
