import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { commentTargetSchema } from '../../domain/comments/comment'
import type { KeptComment } from '../../domain/comments/threads'

const aboutSchema = commentTargetSchema.nullable().catch(null)

type Row = Prisma.RoundCommentGetPayload<Record<string, never>>

/** Converts a table row to a comment. */
export function keptComment(row: Row): KeptComment {
  const { seq, firstSeq, authorId, byLink, about, text, at, editedAt, deletedAt, removed, resolvedAt } = row
  return {
    ...{ seq, firstSeq, authorId, byLink, text, removed },
    about: aboutSchema.parse(about),
    at: at.getTime(),
    edited: editedAt !== null,
    deleted: deletedAt !== null,
    resolved: resolvedAt !== null,
  }
}

/** All comments on a round in order of their numbers, including deleted ones. */
export async function listKeptComments(
  roomId: string,
  client: Pick<Prisma.TransactionClient, 'roundComment'> = db,
): Promise<KeptComment[]> {
  const rows = await client.roundComment.findMany({ where: { roomId }, orderBy: { seq: 'asc' } })
  return rows.map(keptComment)
}

/** One comment on a round; null if the number does not exist. */
export async function readComment(
  roomId: string,
  seq: number,
  client: Pick<Prisma.TransactionClient, 'roundComment'>,
): Promise<KeptComment | null> {
  const row = await client.roundComment.findUnique({ where: { roomId_seq: { roomId, seq } } })
  return row && keptComment(row)
}
