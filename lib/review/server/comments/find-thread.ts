import type { Prisma } from '@/lib/db/generated/client'
import { appError } from '@/lib/shared/errors'
import { type KeptComment, mayReadAbout } from '../../domain/comments/threads'
import type { Commenter } from './find-commenter'
import { readComment } from './kept-comments'

/**
 * The first comment of a thread that a person may read.
 * @throws AppError `comment/gone` if it is deleted and has no replies, or they may not see it
 */
export async function findThread(
  tx: Pick<Prisma.TransactionClient, 'roundComment'>,
  commenter: Commenter,
  seq: number,
): Promise<KeptComment> {
  const first = await readComment(commenter.round.id, seq, tx)
  if (!first?.about || !mayReadAbout(first.about, commenter)) throw appError('comment/gone')
  if (!first.deleted) return first
  const answered = { roomId: commenter.round.id, firstSeq: seq, deletedAt: null }
  if ((await tx.roundComment.count({ where: answered })) === 0) throw appError('comment/gone')
  return first
}
