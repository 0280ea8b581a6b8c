import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'

/** A person to erase, and a function that removes their name from a text. */
type Erased = { userId: string; withoutName: (text: string) => string }

/**
 * Removes the words and the name of a person whose account is deleted from the comments on all rounds. The threads are
 * kept. Running it again changes nothing.
 * @param rooms their rooms that others keep
 */
export async function eraseFromComments(person: Erased, rooms: readonly { roomId: string }[]): Promise<void> {
  const own = await db.roundComment.findMany({
    where: { authorId: person.userId },
    distinct: ['roomId'],
    select: { roomId: true },
  })
  for (const roomId of new Set([...rooms, ...own].map(({ roomId }) => roomId)))
    await eraseFromRoundComments(person, roomId)
  await db.roundComment.updateMany({ where: { authorId: person.userId }, data: { authorId: null } })
}

/**
 * The same in one round of which a person deletes their copy: their own comments lose their words, those of others
 * their name. The record of who wrote them is kept, as with what they said in the round, but no name is shown.
 */
export async function eraseFromRoundComments({ userId, withoutName }: Erased, roomId: string): Promise<void> {
  await db.roundComment.updateMany({
    where: { roomId, authorId: userId, deletedAt: null },
    data: { text: DELETED_WORDS },
  })
  for (const { seq, text } of await db.roundComment.findMany({
    where: { roomId, deletedAt: null },
    select: { seq: true, text: true },
  })) {
    const plain = withoutName(text)
    if (plain !== text)
      await db.roundComment.updateMany({ where: { roomId, seq, text }, data: { text: plain } })
  }
}
