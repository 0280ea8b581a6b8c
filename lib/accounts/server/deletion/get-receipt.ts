import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import { hashToken } from '@/lib/shared/link-token'
import { type DeletionReceipt, deletionCountsSchema } from '../../domain/deletion'

/** The content of a deletion receipt, for anybody who has its URL. @throws AppError `not-found` */
export async function getReceipt(token: string): Promise<DeletionReceipt> {
  const row = await db.accountDeletion.findUnique({ where: { receiptHash: hashToken(token) } })
  if (!row) throw notFound('page')
  return {
    askedAt: row.askedAt.getTime(),
    doneAt: row.doneAt?.getTime() ?? null,
    counts: deletionCountsSchema.parse(row.counts),
  }
}
