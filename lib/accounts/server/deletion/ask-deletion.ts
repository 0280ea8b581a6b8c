import type { SessionUser } from '@/lib/auth/domain/session-user'
import { closeAccount } from '@/lib/auth/server/closing/close-account'
import { confirmOwner } from '@/lib/auth/server/closing/confirm-owner'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { hashToken, newToken } from '@/lib/shared/link-token'
import { countWhatGoes } from './count-what-goes'
import { DELETE_ACCOUNT } from './delete-account-job'

/**
 * Closes a user's account for good, and has everything of theirs erased. From here on nobody can sign in to it, and its
 * sessions are ended.
 * @param typed their password, or the text that `confirmationOf` asks for
 * @returns the token for the receipt's URL, which is stored nowhere else
 * @throws AppError those of `confirmOwner`, `auth/signed-out` if it is already closed
 */
export async function askDeletion(
  user: SessionUser,
  { typed, address }: { typed: string; address: string },
  now: Date,
): Promise<string> {
  await confirmOwner(user, typed, address, now)
  const counts = await countWhatGoes(user.id)
  const [id, receipt] = [newId(), newToken()]
  await db.$transaction(async (tx) => {
    const person = await closeAccount(tx, user.id, now)
    if (!person) throw appError('auth/signed-out')
    await tx.accountDeletion.create({
      data: { id, receiptHash: hashToken(receipt), askedAt: now, ...person, counts },
    })
    await addJob(DELETE_ACCOUNT, { id }, { key: id, within: inTransaction(tx) })
  })
  return receipt
}
