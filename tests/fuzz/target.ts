import net from 'node:net'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { cookieOf, type Person, person, room } from '../fixtures/builders'

/** A running server, whose database this process knows too. */
export type Target = { port: number }

/** Somebody with a room of their own. */
export type Seat = { user: Person; cookie: string; roomId: string }

/** A person with an account, or a guest, in a new room. */
export async function newSeat(options: { guest?: boolean } = {}): Promise<Seat> {
  const owner = await person('Fuzzer')
  const roomId = await room(owner)
  if (!options.guest) return { user: owner, cookie: await cookieOf(owner), roomId }
  const guest = { id: newId(), name: 'Guest' }
  await db.user.create({ data: { ...guest, kind: 'guest', profile: { create: {} } } })
  await db.member.create({ data: { roomId, userId: guest.id, role: 'interviewer', number: 2 } })
  return { user: guest, cookie: await cookieOf(guest), roomId }
}

/** The server process is there no more. */
export class Gone extends Error {
  override name = 'Gone'
}

/** Throws `Gone` when nothing listens there. A process that is gone refuses; one that is busy does not. */
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
