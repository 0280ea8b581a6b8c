import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import type { PresentedCase } from '../domain/case'
import { presentCase, SHOWN } from './present-case'
import { visibleCases } from './visible-cases'

/**
 * The public part of a case that a user may use (null: anybody) in its newest version, with its version number (the
 * first is 1) and whether it is their own.
 * @throws AppError `not-found`
 */
export async function getPublicCase(
  caseId: string,
  userId: string | null = null,
): Promise<PresentedCase & { version: number; own: boolean }> {
  const row = await db.caseVersion.findFirst({
    where: { AND: [{ caseId }, await visibleCases(userId)] },
    select: { ...SHOWN, authorId: true },
  })
  if (!row) throw notFound('case')
  const version = await db.caseVersion.count({ where: { caseId, id: { lte: row.id } } })
  return { ...presentCase(row), version, own: userId !== null && row.authorId === userId }
}
