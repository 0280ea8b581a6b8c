import { db } from '@/lib/db/client'
import { AppError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { MOST_VERSIONS, reviewSource } from '../../domain/draft'
import { hashOf } from '../source-hash'
import { versionData } from '../version-data'
import { findDraft } from './find-draft'

/**
 * Makes what is saved the current version of the case. Versions before stay for the rooms that used them; publishing
 * an unchanged source makes no new one. A draft becomes private by it, a shared case stays shared.
 * @throws AppError `not-found`, `draft/not-ready`, `draft/too-many-versions`
 */
export async function publishDraft(userId: string, id: string, now: Date): Promise<{ versionId: string }> {
  return db.$transaction(async (tx) => {
    // One publisher at a time, so that exactly one version is current; and what is published is what is there by then.
    await tx.$queryRaw`SELECT "id" FROM "CaseDraft" WHERE "id" = ${id}::uuid AND "authorId" = ${userId}::uuid FOR UPDATE`
    const draft = await findDraft(userId, id, tx)
    const { whole, findings, publishable } = reviewSource(draft.source)
    if (!whole || !publishable) {
      const first = findings.find(({ severity }) => severity === 'error')
      throw new AppError(
        'draft/not-ready',
        `Line ${first?.line ?? 1}: ${first?.message ?? 'it cannot be read'}. Then publish again.`,
      )
    }
    const hash = hashOf(draft.source)
    const known = await tx.caseVersion.findUnique({
      where: { caseId_hash: { caseId: id, hash } },
      select: { id: true },
    })
    if (!known && (await tx.caseVersion.count({ where: { caseId: id } })) >= MOST_VERSIONS) {
      throw new AppError(
        'draft/too-many-versions',
        `This case has ${MOST_VERSIONS} versions. Export it and start a new one.`,
      )
    }
    await tx.caseVersion.updateMany({ where: { caseId: id, current: true }, data: { current: false } })
    const data = {
      ...versionData(whole, draft.source),
      origin: 'author' as const,
      authorId: userId,
      current: true,
    }
    const { id: versionId } = known
      ? await tx.caseVersion.update({ where: { id: known.id }, data: { current: true } })
      : await tx.caseVersion.create({ data: { ...data, id: newId(), caseId: id, hash, createdAt: now } })
    if (draft.visibility === 'draft')
      await tx.caseDraft.update({ where: { id }, data: { visibility: 'private' } })
    return { versionId }
  })
}
