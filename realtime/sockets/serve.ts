import { MALFORMED } from '@/lib/rooms/domain/protocol/message-parser'
import type { AnswerTo, AskedMessage, FromBrowser } from '@/lib/rooms/domain/protocol/messages'
import { command } from '@/lib/rooms/domain/protocol/messages/command'
import { guideMessage } from '@/lib/rooms/domain/protocol/messages/guide'
import { join } from '@/lib/rooms/domain/protocol/messages/join'
import { presence } from '@/lib/rooms/domain/protocol/messages/presence'
import { time } from '@/lib/rooms/domain/protocol/messages/time'
import { appError, type Failure } from '@/lib/shared/errors'
import { takeCommand } from '../handlers/command'
import { openGuide } from '../handlers/guide'
import { askToJoin } from '../handlers/join'
import { announceOnline, passPresence } from '../handlers/presence'
import { tellTime } from '../handlers/time'
import { leaveOutWhenCrowded } from './fan-out'
import { Served, type Service } from './served'
import type { RoomSocket } from './socket-data'

type Handler = (served: Served, args: readonly unknown[]) => unknown

/** The handler of each message that a browser may send. A message missing here is a type error. */
const TABLE: { [M in FromBrowser as M['name']]: { message: M; handle: Handler } } = {
  [join.name]: { message: join, handle: asking(join, askToJoin) },
  [command.name]: { message: command, handle: takeCommand },
  [presence.name]: { message: presence, handle: passPresence },
  [guideMessage.name]: { message: guideMessage, handle: asking(guideMessage, openGuide) },
  [time.name]: { message: time, handle: asking(time, tellTime) },
}

/** The same, for looking up a name that anybody may have sent. */
export const HANDLERS: ReadonlyMap<string, { message: FromBrowser; handle: Handler }> = new Map(
  Object.entries(TABLE),
)

/** Serves one socket for as long as it is open. Every message gets an answer. */
export function serve(service: Service, socket: RoomSocket): void {
  const served = new Served(socket, service)
  // One listener for all messages: a socket with one for each takes a kilobyte more.
  socket.onAny((name: string, ...args: unknown[]) => receive(served, name, args))
  if (served.line) leaveOutWhenCrowded(socket)
  socket.on('error', (error) => served.fault(error))
  socket.on('disconnect', () => {
    const { room } = socket.data
    if (room) announceOnline(service, room.id)
  })
}

function receive(served: Served, name: string, args: readonly unknown[]): void {
  // A socket for updates only accepts no messages.
  const entry = served.socket.data.onlyUpdates ? undefined : HANDLERS.get(name)
  if (entry) served.guard(() => entry.handle(served, args))
  else if (name !== MALFORMED || !served.line || served.line.mayMisread())
    served.refuse(null, null, appError('wire/malformed'))
}

type Reply<M extends AskedMessage> = (answer: ({ ok: true } & AnswerTo<M>) | Failure) => void

/** A message whose sender waits for a response. */
function asking<M extends AskedMessage>(
  _message: M,
  answer: (served: Served, payload: unknown) => Promise<AnswerTo<M>>,
): Handler {
  return async (served, args) => {
    const reply = args.find((arg): arg is Reply<M> => typeof arg === 'function')
    try {
      const found = await answer(served, args[0])
      reply?.({ ok: true, ...found })
    } catch (error) {
      served.fail(error, reply)
    }
  }
}
