import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import type { PresentedCase } from '../domain/case'
import { presentCase, SHOWN } from './present-case'

/**
 * The public part of a shipped case in its newest version, with the number of that version (1 is the first).
 * @throws AppError `not-found`
 */
export async function getPublicCase(caseId: string): Promise<PresentedCase & { version: number }> {
  const row = await db.caseVersion.findFirst({
    where: { caseId, origin: 'content', current: true },
    select: SHOWN,
  })
  if (!row) throw notFound('This case')
  const version = await db.caseVersion.count({ where: { caseId, id: { lte: row.id } } })
  return { ...presentCase(row), version }
}
