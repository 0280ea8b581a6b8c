import { db } from '@/lib/db/client'
import type { PresentedCase } from '../domain/case'
import { presentCase, SHOWN } from './present-case'

/** Every shipped case in its newest version, public part only, by title. */
export async function listCases(): Promise<PresentedCase[]> {
  const rows = await db.caseVersion.findMany({
    where: { origin: 'content', current: true },
    orderBy: { title: 'asc' },
    select: SHOWN,
  })
  return rows.map(presentCase)
}
