import { loadUser } from '@/lib/auth/server/load-user'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { listSafetyNotes } from '@/lib/grading/server/list-safety-notes'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import type { LoggedDecision, QueuedReport, ReportDesk, ReportView } from '../domain/decision'
import { unpackRecord } from './keep-record'

/** Maximum number of reports on a page, and of decisions for one report. */
const LISTED = 100
/** Maximum number of other reports about the same person shown with a report. */
const OTHERS = 10

const QUEUED = {
  id: true,
  at: true,
  reporterName: true,
  reportedName: true,
  title: true,
  reason: true,
  text: true,
  decisions: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: LISTED },
} as const satisfies Prisma.ReportSelect

type Row = Prisma.ReportGetPayload<{ select: typeof QUEUED }>

/** The administrators' queue: open reports, the oldest first, or decided ones, the newest first. */
export async function getReportDesk(decided: boolean): Promise<ReportDesk> {
  const open = { decisions: { none: {} } }
  const [count, rows, notes] = await Promise.all([
    db.report.count({ where: open }),
    db.report.findMany({
      where: decided ? { decisions: { some: {} } } : open,
      orderBy: { at: decided ? 'desc' : 'asc' },
      take: LISTED,
      select: QUEUED,
    }),
    listSafetyNotes(),
  ])
  const ids = rows.map(({ id }) => id)
  const recorded = await db.report.findMany({
    where: { id: { in: ids }, record: { not: null } },
    select: { id: true },
  })
  const withRecord = new Set(recorded.map(({ id }) => id))
  return { open: count, reports: rows.map((row) => present(row, withRecord.has(row.id))), notes }
}

/** One report. @throws AppError `not-found` */
export async function getReport(reportId: string): Promise<ReportView> {
  const row = isId(reportId)
    ? await db.report.findUnique({
        where: { id: reportId },
        select: { ...QUEUED, place: true, record: true, reportedId: true },
      })
    : null
  if (!row) throw notFound('report')
  const { reportedId, record, place } = row
  const [person, others] = await Promise.all([
    reportedId ? loadUser(reportedId) : null,
    reportedId
      ? db.report.findMany({
          where: { reportedId, id: { not: reportId } },
          orderBy: { at: 'desc' },
          take: OTHERS,
          select: { id: true, at: true, title: true, _count: { select: { decisions: true } } },
        })
      : [],
  ])
  return {
    ...present(row, record !== null),
    place,
    hasPerson: person !== null,
    suspended: person?.suspended ?? false,
    record: record && (await unpackRecord(record)),
    decisions: row.decisions.map(presentDecision),
    others: others.map(({ id, at, title, _count }) => ({
      id,
      at: at.getTime(),
      title,
      decided: _count.decisions > 0,
    })),
  }
}

function present(row: Row, hasRecord: boolean): QueuedReport {
  const { id, at, reporterName, reportedName, title, reason, text, decisions } = row
  const [newest] = decisions
  return {
    ...{ id, title, reason, text, hasRecord },
    at: at.getTime(),
    reporter: reporterName,
    reported: reportedName,
    decision: newest ? presentDecision(newest) : null,
  }
}

function presentDecision({
  id,
  at,
  adminName,
  outcome,
  note,
  message,
}: Row['decisions'][number]): LoggedDecision {
  return { id, at: at.getTime(), by: adminName, outcome, note, message }
}
