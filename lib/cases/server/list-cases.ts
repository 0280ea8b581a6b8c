import { db } from '@/lib/db/client'
import type { PresentedCase } from '../domain/case'
import { presentCase, SHOWN } from './present-case'
import { visibleCases } from './visible-cases'

/** Every case that a user may use (null: anybody) in its newest version, public part only, the easiest first. */
export async function listCases(userId: string | null = null): Promise<PresentedCase[]> {
  const rows = await db.caseVersion.findMany({
    where: await visibleCases(userId),
    orderBy: [{ difficulty: 'asc' }, { title: 'asc' }],
    select: SHOWN,
  })
  return rows.map(presentCase)
}
