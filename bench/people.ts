import { sealClaims } from '@/lib/auth/server/sessions/session-token'
import { db } from '@/lib/db/client'
import { createRoom } from '@/lib/rooms/server/create-room'
import { newId } from '@/lib/shared/ids'

export type SignedIn = { userId: string; cookie: string }
export type Seat = SignedIn & { roomId: string }

/** Users with accounts, each with the Cookie header of a session. */
export async function makePeople(count: number): Promise<SignedIn[]> {
  const users = Array.from({ length: count }, (_, index) => ({ id: newId(), name: `Person ${index}` }))
  await db.user.createMany({
    data: users.map((user) => ({ ...user, email: `${user.id}@example.org` })),
  })
  return Promise.all(
    users.map(async ({ id }) => {
      const token = await sealClaims({ sub: id, sid: newId(), epoch: 0 })
      return { userId: id, cookie: `next-auth.session-token=${token}` }
    }),
  )
}

/** Rooms with this many people in each, all of whom may draw. @returns the seats by room */
export async function makeRooms(rooms: number, people: number): Promise<Seat[][]> {
  const seats = await makePeople(rooms * people)
  const all: Seat[][] = []
  for (let index = 0; index < rooms; index++) {
    const [first, ...others] = seats.slice(index * people, (index + 1) * people)
    if (!first) break
    const roomId = await createRoom(
      { id: first.userId, name: 'Person' },
      { caseId: 'hotel-booking-system', mode: 'pair', minutes: 45, role: 'candidate' },
      new Date(),
    )
    await db.member.createMany({
      data: others.map(({ userId }, place) => ({ roomId, userId, role: 'interviewer', number: place + 2 })),
    })
    all.push([first, ...others].map((seat) => ({ ...seat, roomId })))
  }
  return all
}
