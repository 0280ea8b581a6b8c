import { db } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'
import type { Case } from '../domain/case'
import { parseCase } from '../domain/parse-case'

/** Parsed cases kept in memory. A version never changes, so nothing in here can be out of date. */
const KEPT = 64

/**
 * A whole case by the id of its version, secrets included: for rules and for interviewers, never for a candidate.
 * @throws AppError `not-found`, or `case/unreadable` if it was written for another format.
 */
export async function getCaseVersion(id: string): Promise<Case> {
  const cache = singleton('case-versions', () => new Map<string, Case>())
  const kept = cache.get(id)
  if (kept) return kept
  const row = await db.caseVersion.findUnique({ where: { id }, select: { source: true } })
  if (!row) throw notFound('This case')
  const parsed = parseCase(row.source)
  if (!parsed.ok) {
    throw new AppError(
      'case/unreadable',
      'This version of the case cannot be read any more. Choose a newer one.',
    )
  }
  const oldest = cache.size >= KEPT ? cache.keys().next().value : undefined
  if (oldest) cache.delete(oldest)
  cache.set(id, parsed.case)
  return parsed.case
}
