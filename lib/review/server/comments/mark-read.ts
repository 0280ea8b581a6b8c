import { db } from '@/lib/db/client'
import type { CommentPlace } from '../../domain/comments/comment'
import { type CommentUser, findCommenter } from './find-commenter'

/**
 * Records that a person has read the comments up to a number. It never decreases.
 * @throws AppError those of findCommenter
 */
export async function markCommentsRead(
  user: CommentUser,
  place: CommentPlace,
  seq: number,
  now: Date,
): Promise<void> {
  const { round, userId } = await findCommenter(user, place, now)
  await db.$executeRaw`
    insert into "CommentReading" ("roomId", "userId", seq) values (${round.id}::uuid, ${userId}::uuid, ${seq})
    on conflict ("roomId", "userId") do update set seq = greatest("CommentReading".seq, excluded.seq)`
}
