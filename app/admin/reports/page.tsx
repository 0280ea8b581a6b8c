import type { Metadata } from 'next'
import { ReportQueue } from '@/components/safety/admin/report-queue'
import { formatDayTime } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { requireAdmin } from '@/lib/auth/next/session'
import { getReportDesk } from '@/lib/safety/server/report-desk'

export const metadata: Metadata = { title: 'Reports' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const user = await requireAdmin('/admin/reports')
  const { show } = await searchParams
  const decided = show === 'decided'
  const desk = await getReportDesk(decided)
  const now = new Date()
  const moments = [...desk.reports, ...desk.reports.flatMap(({ decision }) => decision ?? []), ...desk.notes]
  return (
    <PageShell viewer={user}>
      <ReportQueue
        desk={desk}
        decided={decided}
        hasModel={configuredEndpoint() !== null}
        days={Object.fromEntries(
          moments.map(({ at }) => [at, formatDayTime(new Date(at), user.timeZone, now)]),
        )}
      />
    </PageShell>
  )
}
