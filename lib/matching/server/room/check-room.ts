import { inTransaction } from '@/lib/db/queryable'
import { listEntered } from '@/lib/rooms/server/access/list-entered'
import { deleteMatchedRoom } from '@/lib/rooms/server/matched-room'
import { dueAt, inMatch } from '../match/lock-match'
import { tellPeople } from '../tell-people'

/** Later than any job that only waited its turn, in ms: no process was running, so nobody could come. */
const LATE_MS = 2 * 60_000

/**
 * Five minutes after the match: records who came to the room. A person who came may now look for another partner; if
 * nobody came, both are released and the room is deleted. If no process was running meanwhile, nobody is blamed and the
 * room stays for late arrivals.
 */
export async function checkRoom(matchId: string, now: Date): Promise<void> {
  await inMatch(matchId, async (tx, match) => {
    if (!match.roomId) return
    const entered = await listEntered(tx, match.roomId)
    const isLate = now.getTime() > dueAt(match) + LATE_MS
    const people = match.seats.map(({ userId }) => userId)
    for (const userId of isLate ? people.filter((one) => entered.has(one)) : people)
      await tx.matchSeat.updateMany({
        where: { matchId, userId, came: null },
        data: { came: entered.has(userId) },
      })
    if (!isLate && !people.some((userId) => entered.has(userId))) {
      await tx.ticket.deleteMany({ where: { matchId } })
      await deleteMatchedRoom(tx, match.roomId)
    }
    await tellPeople(people, inTransaction(tx))
  })
}
