import type { Metadata } from 'next'
import { GroupPage } from '@/components/groups/group-page'
import { formatDayTime, formatTimeOfDay } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { listPublishedDrafts } from '@/lib/cases/server/drafts/shelf'
import { getGroup } from '@/lib/groups/server/get-group'
import { listGroupHours } from '@/lib/matching/server/slots/offers/list-group-hours'
import { findWaiting } from '@/lib/review/server/peer/find-waiting'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Study group' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireMember(`/groups/${id}`)
  const now = new Date()
  const group = await orNotFound(getGroup(user.id, id, now))
  const [hours, waiting, own] = await Promise.all([
    listGroupHours(user, id, now),
    findWaiting(user, now, id),
    listPublishedDrafts(user.id),
  ])
  const onShelf = new Set(group.shelf.map(({ caseId }) => caseId))
  const clocks = group.members.flatMap(({ freeUntil }) => freeUntil ?? [])
  return (
    <PageShell viewer={user}>
      <GroupPage
        group={group}
        hours={hours}
        waiting={waiting.length}
        ownCases={own.filter((one) => !onShelf.has(one.id))}
        words={Object.fromEntries([
          ...clocks.map((at) => [at, formatTimeOfDay(new Date(at), user.timeZone)]),
          ...(group.link
            ? [[group.link.until, formatDayTime(new Date(group.link.until), user.timeZone, now)]]
            : []),
        ])}
      />
    </PageShell>
  )
}
