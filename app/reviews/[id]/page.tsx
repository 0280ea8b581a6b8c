import type { Metadata } from 'next'
import { TakenPage } from '@/components/review/peer/taken-page'
import { formatDayTime } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { readMoment, reviewPath } from '@/lib/review/domain/moment-link'
import { getTakenRound } from '@/lib/review/server/peer/get-taken-round'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'A round to grade' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const startAt = readMoment(await searchParams)
  const user = await requireMember(reviewPath(id, startAt))
  const now = new Date()
  const taken = await orNotFound(getTakenRound(user.id, id, now))
  return (
    <PageShell viewer={user} width="full">
      <TakenPage
        taken={taken}
        viewerId={user.id}
        until={formatDayTime(new Date(taken.until), user.timeZone, now)}
        startAt={startAt}
      />
    </PageShell>
  )
}
