import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'

/** Somebody who is erased, and how a text reads without their name. */
type Erased = { userId: string; withoutName: (text: string) => string }

/**
 * Takes the words and the name of a person whose account is deleted out of the comments on all rounds. The threads stay.
 * Run again it changes nothing more.
 * @param rooms the rooms of theirs that stay with others
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
 * The same in one round whose copy a person deletes: their own comments lose their words, those of others their name.
 * Whose they were stays, as with what they said in it, and they are shown under no name.
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
