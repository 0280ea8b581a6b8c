import { FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import { namesIn } from '@/lib/rooms/server/access/names-in'
import type { ReportOutcome } from '../domain/decision'
import type { SentReport } from '../domain/report'

/** Maximum number of reports and messages listed in the settings, newest first. */
const LISTED = 20

const HIDDEN: Readonly<Record<string, string>> = {
  review: 'Somebody in a peer review',
  comment: 'The author of a comment',
}

/**
 * A user's reports. The reported person's name is hidden for a peer review or a comment behind a link, and once that
 * person has deleted the session.
 */
export async function listSentReports(userId: string): Promise<SentReport[]> {
  const rows = await db.report.findMany({
    where: { reporterId: userId },
    orderBy: { at: 'desc' },
    take: LISTED,
    select: {
      ...{ id: true, at: true, place: true, placeId: true, reportedId: true, reportedName: true },
      _count: { select: { decisions: true } },
    },
  })
  const rooms = [...new Set(rows.flatMap(({ place, placeId }) => (place === 'room' ? [placeId] : [])))]
  const names = new Map(await Promise.all(rooms.map(async (id) => [id, await namesIn(id)] as const)))
  const isGone = ({ placeId, reportedId }: (typeof rows)[number]) =>
    reportedId !== null && names.get(placeId)?.(reportedId) === FORMER_NAME
  return rows.map((row) => ({
    id: row.id,
    at: row.at.getTime(),
    about: HIDDEN[row.place] ?? (isGone(row) ? FORMER_NAME : row.reportedName),
    decided: row._count.decisions > 0,
  }))
}

/** A message from the administrators to a user about themselves. */
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
