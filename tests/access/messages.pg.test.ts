import { describe, expect, test } from 'vitest'
import type { RoomRole } from '@/lib/framework/roles'
import { FROM_BROWSERS } from '@/lib/rooms/domain/protocol/messages'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { HANDLERS } from '@/realtime/sockets/serve'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { RawSocket } from '@/tests/support/protocol/raw-socket'
import { type TestServer, withRealtimeServer } from '@/tests/support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

type Name = (typeof FROM_BROWSERS)[number]['name']

/** A sample of each message, with its arguments. */
const SAMPLES: Record<Name, (roomId: string) => unknown[]> = {
  [MESSAGE.join]: (roomId) => [
    {
      version: PROTOCOL_VERSION,
      roomId,
      tab: 'tab-of-somebody',
      since: 0,
      pending: { round: null, board: null, sheet: null },
    },
  ],
  // Some may not pause, and nobody may before the start; members of the room get exactly that error.
  [MESSAGE.command]: () => [0, 1, 'pause', {}],
  [MESSAGE.presence]: () => [{ x: 0, y: 0, button: 'up', selected: [] }],
  [MESSAGE.guide]: () => [{}],
  [MESSAGE.time]: () => [{}],
}

const SEATS: (RoomRole | 'outside')[] = ['outside', 'candidate', 'interviewer', 'observer']

async function roomWithAll(): Promise<{ id: string; people: Record<(typeof SEATS)[number], Person> }> {
  const names = ['Ines', 'Mara', 'Otto', 'Noa']
  const [candidate, interviewer, observer, outside] = (await Promise.all(names.map(person))) as [
    Person,
    Person,
    Person,
    Person,
  ]
  const others: [Person, RoomRole][] = [
    [interviewer, 'interviewer'],
    [observer, 'observer'],
  ]
  return { id: await room(candidate, { others }), people: { candidate, interviewer, observer, outside } }
}

/** The code of the refusal that a message causes, or null. */
async function refusalOf(socket: RawSocket, name: Name, args: unknown[]): Promise<string | null> {
  const isQuestion = FROM_BROWSERS.some((message) => message.name === name && 'answer' in message)
  if (isQuestion) {
    const answer = (await socket.ask(name, ...args)) as { ok: boolean; code?: string }
    return answer.ok ? null : (answer.code ?? '')
  }
  const before = socket.events(MESSAGE.refused).length
  socket.emit(name, ...args)
  // Messages are answered in order.
  await socket.ask(MESSAGE.time, {})
  const refusal = socket.events(MESSAGE.refused)[before]
  return refusal ? String(refusal[2]) : null
}

/** Refusals that are about the sender, or that treat the room as nonexistent. */
const ABOUT_THE_SENDER = ['room/not-joined', 'not-found', 'guide/not-interviewer', 'wire/malformed']

describe('[P7] who may send a message', () => {
  test.each([...HANDLERS])('%s', async (name, { message }) => {
    const { id, people } = await roomWithAll()
    const allowed = {
      'signed in': SEATS,
      member: SEATS.filter((seat) => seat !== 'outside'),
      interviewer: ['interviewer'],
    }[message.sender] as typeof SEATS
    const sample = SAMPLES[message.name](id)
    for (const seat of SEATS) {
      const socket = await RawSocket.connected(server.url, people[seat])
      if (seat !== 'outside') await socket.ask(MESSAGE.join, ...SAMPLES[MESSAGE.join](id))
      const code = await refusalOf(socket, message.name, sample)
      // A room of other users looks as if it does not exist, to anybody who may ask for rooms at all.
      const isRefused =
        ABOUT_THE_SENDER.includes(code ?? '') && !(name === MESSAGE.join && seat === 'outside')
      expect([seat, isRefused, code]).toEqual([seat, !allowed.includes(seat), code])
      socket.ws.close()
    }
  })
})
