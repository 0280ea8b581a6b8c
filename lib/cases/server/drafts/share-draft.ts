import { db } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/shared/errors'
import { hashToken, newToken } from '@/lib/shared/link-token'
import type { PresentedCase } from '../../domain/case'
import { presentCase, SHOWN } from '../present-case'
import { findDraft } from './find-draft'

/**
 * Makes a link by which others can use a published case. The token is shown once; an earlier link stops working.
 * @throws AppError `not-found`, `draft/not-published`
 */
export async function shareDraft(userId: string, id: string): Promise<{ token: string }> {
  const { visibility } = await findDraft(userId, id)
  if (visibility === 'draft')
    throw new AppError('draft/not-published', 'Publish the case first, then share it.')
  const token = newToken()
  await db.caseDraft.update({
    where: { id },
    data: { visibility: 'shared', shareTokenHash: hashToken(token) },
  })
  return { token }
}

/** Keeps a case to its author again: the link stops working, and who opened it can no longer use it. */
export async function stopSharing(userId: string, id: string): Promise<void> {
  await findDraft(userId, id)
  await db.$transaction([
    db.caseReader.deleteMany({ where: { draftId: id } }),
    db.caseDraft.updateMany({
      where: { id, visibility: 'shared' },
      data: { visibility: 'private', shareTokenHash: null },
    }),
  ])
}

/** What a share link leads to: the public part of the case and who wrote it. @throws AppError `not-found` */
export async function previewShared(token: string): Promise<{ case: PresentedCase; author: string }> {
  const draft = await sharedDraft(token)
  const version = await db.caseVersion.findFirst({
    where: { caseId: draft.id, current: true },
    select: SHOWN,
  })
  if (!version) throw notFound('This case')
  return { case: presentCase(version), author: draft.author.name }
}

/** Lets somebody use the case that a link shares. @throws AppError `not-found` */
export async function acceptShared(userId: string, token: string): Promise<{ caseId: string }> {
  const draft = await sharedDraft(token)
  if (draft.authorId !== userId) {
    await db.caseReader.upsert({
      where: { draftId_userId: { draftId: draft.id, userId } },
      create: { draftId: draft.id, userId },
      update: {},
    })
  }
  return { caseId: draft.id }
}

async function sharedDraft(token: string) {
  const draft = await db.caseDraft.findUnique({
    where: { shareTokenHash: hashToken(token) },
    select: { id: true, authorId: true, visibility: true, author: { select: { name: true } } },
  })
  if (draft?.visibility !== 'shared') throw notFound('This case')
  return draft
}
