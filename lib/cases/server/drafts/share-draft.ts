import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { appError, notFound } from '@/lib/shared/errors'
import { hashToken, newToken } from '@/lib/shared/link-token'
import type { PresentedCase } from '../../domain/case'
import { presentCase, SHOWN } from '../present-case'
import { findDraft } from './find-draft'

/**
 * Creates a link with which others can use a published case. The token is shown once; an earlier link stops working.
 * @throws AppError `not-found`, `draft/not-published`
 */
export async function shareDraft(userId: string, id: string): Promise<{ token: string }> {
  await findDraft(userId, id)
  const token = newToken()
  const { count } = await db.caseDraft.updateMany({
    where: { id, visibility: { not: 'draft' } },
    data: { visibility: 'shared', shareTokenHash: hashToken(token) },
  })
  if (count === 0) throw appError('draft/not-published')
  return { token }
}

/** Makes a case private again: the link stops working, and users who opened it can no longer use it. */
export async function stopSharing(userId: string, id: string): Promise<void> {
  await findDraft(userId, id)
  // The draft first: anybody who is accepting the case waits for it.
  await db.$transaction([
    db.caseDraft.updateMany({
      where: { id, visibility: 'shared' },
      data: { visibility: 'private', shareTokenHash: null },
    }),
    db.caseReader.deleteMany({ where: { draftId: id } }),
  ])
}

/** The target of a share link: the public part of the case and its author. @throws AppError `not-found` */
export async function previewShared(token: string): Promise<{ case: PresentedCase; author: string }> {
  const draft = await sharedDraft(token)
  const version = await db.caseVersion.findFirst({
    where: { caseId: draft.id, current: true },
    select: SHOWN,
  })
  if (!version) throw notFound('case')
  return { case: presentCase(version), author: draft.author.name }
}

/** Lets a user use the case that a link shares. @throws AppError `not-found` */
export async function acceptShared(userId: string, token: string): Promise<{ caseId: string }> {
  return db.$transaction(async (tx) => {
    // Nobody may accept a case that stops being shared at this moment.
    await tx.$queryRaw`SELECT "id" FROM "CaseDraft" WHERE "shareTokenHash" = ${hashToken(token)} FOR SHARE`
    const draft = await sharedDraft(token, tx)
    if (draft.authorId !== userId)
      await tx.caseReader.createMany({ data: [{ draftId: draft.id, userId }], skipDuplicates: true })
    return { caseId: draft.id }
  })
}

async function sharedDraft(token: string, client: Pick<Prisma.TransactionClient, 'caseDraft'> = db) {
  const draft = await client.caseDraft.findUnique({
    where: { shareTokenHash: hashToken(token) },
    select: { id: true, authorId: true, visibility: true, author: { select: { name: true } } },
  })
  if (draft?.visibility !== 'shared') throw notFound('case')
  return draft
}
