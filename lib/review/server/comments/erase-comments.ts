import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'

/** Somebody whose account is deleted, and how a text reads without their name. */
type Erased = { userId: string; withoutName: (text: string) => string }

/**
 * Takes the words of a person whose account is deleted out of the comments on all rounds, and their name out of what others
 * wrote there. The threads stay. Run again it changes nothing more.
 * @param rooms the rooms of theirs that stay with others
 */
export async function eraseFromComments(
  { userId, withoutName }: Erased,
  rooms: readonly { roomId: string }[],
): Promise<void> {
  const own = await db.roundComment.findMany({
    where: { authorId: userId },
    distinct: ['roomId'],
    select: { roomId: true },
  })
  const roomIds = [...new Set([...rooms, ...own].map(({ roomId }) => roomId))]
  await db.roundComment.updateMany({
    where: { authorId: userId, deletedAt: null },
    data: { text: DELETED_WORDS },
  })
  for (const roomId of roomIds) {
    for (const { seq, text } of await db.roundComment.findMany({
      where: { roomId, deletedAt: null, OR: [{ authorId: null }, { authorId: { not: userId } }] },
      select: { seq: true, text: true },
    })) {
      const plain = withoutName(text)
      if (plain !== text)
        await db.roundComment.updateMany({ where: { roomId, seq, text }, data: { text: plain } })
    }
  }
}
