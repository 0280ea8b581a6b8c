import { MALFORMED } from '@/lib/rooms/domain/protocol/message-parser'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { Failure } from '@/lib/shared/errors'
import { command } from '../handlers/command'
import { openGuide } from '../handlers/guide'
import { askToJoin } from '../handlers/join'
import { announceOnline, presence } from '../handlers/presence'
import { tellTime } from '../handlers/time'
import { leaveOutWhenCrowded } from './fan-out'
import { Served, type Service } from './served'
import type { RoomSocket } from './socket-data'

type Handler = (served: Served, args: readonly unknown[]) => unknown

/** What each message that a browser may send does; a test holds this table against the protocol. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [MESSAGE.join, asking(askToJoin)],
  [MESSAGE.command, command],
  [MESSAGE.presence, presence],
  [MESSAGE.guide, asking(openGuide)],
  [MESSAGE.time, asking(tellTime)],
])

/** Answers one socket for as long as it is open. Whatever comes in gets an answer. */
export function serve(service: Service, socket: RoomSocket): void {
  const served = new Served(socket, service)
  // One listener for all messages: a socket that has one for each takes a kilobyte more.
  socket.onAny((name: string, ...args: unknown[]) => receive(served, name, args))
  if (served.line) leaveOutWhenCrowded(socket)
  socket.on('error', (error) => served.fault(error))
  socket.on('disconnect', () => {
    const { room } = socket.data
    if (room) announceOnline(service, room.id)
  })
}

function receive(served: Served, name: string, args: readonly unknown[]): void {
  // A socket that only brings updates takes no message.
  const handler = served.socket.data.onlyUpdates ? undefined : HANDLERS.get(name)
  if (handler) served.guard(() => handler(served, args))
  else if (name !== MALFORMED || !served.line || served.line.mayMisread())
    served.refuse(null, null, 'wire/malformed', 'That message could not be read, so nothing was changed.')
}

type Reply = (answer: ({ ok: true } & object) | Failure) => void

/** A message whose sender waits for its answer. */
function asking(answer: (served: Served, payload: unknown) => Promise<object>): Handler {
  return async (served, args) => {
    const reply = args.find((arg): arg is Reply => typeof arg === 'function')
    try {
      const found = await answer(served, args[0])
      reply?.({ ok: true, ...found })
    } catch (error) {
      served.fail(error, reply)
    }
  }
}
