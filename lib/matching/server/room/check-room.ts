import { inTransaction } from '@/lib/db/queryable'
import { listEntered } from '@/lib/rooms/server/access/list-entered'
import { deleteMatchedRoom } from '@/lib/rooms/server/matched-room'
import { inMatch } from '../match/lock-match'
import { tellPeople } from '../tell-people'

/**
 * Five minutes after the match: writes down who came to the room. Whoever came may now look for another partner; if
 * nobody came, both are let go and the room goes.
 */
export async function checkRoom(matchId: string): Promise<void> {
  await inMatch(matchId, async (tx, match) => {
    if (!match.roomId) return
    const entered = await listEntered(tx, match.roomId)
    for (const { userId } of match.seats)
      await tx.matchSeat.updateMany({
        where: { matchId, userId, came: null },
        data: { came: entered.has(userId) },
      })
    const people = match.seats.map(({ userId }) => userId)
    if (!people.some((userId) => entered.has(userId))) {
      await tx.ticket.deleteMany({ where: { matchId } })
      await deleteMatchedRoom(tx, match.roomId)
    }
    await tellPeople(people, inTransaction(tx))
  })
}
