import net from 'node:net'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { cookieOf, type Person, person, room } from '../fixtures/builders'

/** A running server, whose database this process can access too. */
export type Target = { port: number }

/** A user with a room of their own. */
export type Seat = { user: Person; cookie: string; roomId: string }

/** A user with an account, or a guest, in a new room. */
export async function newSeat(options: { guest?: boolean } = {}): Promise<Seat> {
  const owner = await person('Fuzzer')
  const roomId = await room(owner)
  if (!options.guest) return { user: owner, cookie: await cookieOf(owner), roomId }
  const guest = { id: newId(), name: 'Guest' }
  await db.user.create({ data: { ...guest, kind: 'guest', profile: { create: {} } } })
  await db.member.create({ data: { roomId, userId: guest.id, role: 'interviewer', number: 2 } })
  return { user: guest, cookie: await cookieOf(guest), roomId }
}

/** The server process is gone. */
export class Gone extends Error {
  override name = 'Gone'
}

/** Throws `Gone` when nothing listens there. A dead process refuses connections; a busy one does not. */
export function stillThere({ port }: Target): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', (error) => reject(new Gone(String(error))))
  })
}
