import type { Metadata } from 'next'
import { ReportPage } from '@/components/safety/admin/report-page'
import { formatDayTime } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireAdmin } from '@/lib/auth/next/session'
import { canMail } from '@/lib/mail/server/can-mail'
import { getReport } from '@/lib/safety/server/report-desk'
import { orNotFound } from '../../../or-not-found'

export const metadata: Metadata = { title: 'Report' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireAdmin(`/admin/reports/${id}`)
  const report = await orNotFound(getReport(id))
  const now = new Date()
  const moments = [report, ...report.decisions, ...report.others]
  return (
    <PageShell viewer={user}>
      <ReportPage
        report={report}
        days={Object.fromEntries(
          moments.map(({ at }) => [at, formatDayTime(new Date(at), user.timeZone, now)]),
        )}
        mails={canMail()}
      />
    </PageShell>
  )
}
