import { db } from '@/lib/db/client'
import type { ReportOutcome } from '../domain/decision'
import type { SentReport } from '../domain/report'

/** Reports and messages that the settings list, the newest. */
const LISTED = 20

const HIDDEN: Readonly<Record<string, string>> = {
  review: 'Somebody in a peer review',
  comment: 'The author of a comment',
}

/** What somebody reported. Of a peer review, and of a comment behind a link, they do not learn whom. */
export async function listSentReports(userId: string): Promise<SentReport[]> {
  const rows = await db.report.findMany({
    where: { reporterId: userId },
    orderBy: { at: 'desc' },
    take: LISTED,
    select: { id: true, at: true, place: true, reportedName: true, _count: { select: { decisions: true } } },
  })
  return rows.map(({ id, at, place, reportedName, _count }) => ({
    id,
    at: at.getTime(),
    about: HIDDEN[place] ?? reportedName,
    decided: _count.decisions > 0,
  }))
}

/** What those who run the site wrote to somebody about themself. */
export type SiteMessage = { id: string; at: number; outcome: ReportOutcome; message: string }

export async function listSiteMessages(userId: string): Promise<SiteMessage[]> {
  const rows = await db.reportDecision.findMany({
    where: { report: { reportedId: userId }, outcome: { not: 'closed' } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: LISTED,
    select: { id: true, at: true, outcome: true, message: true },
  })
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }))
}
