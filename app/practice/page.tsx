import type { Metadata } from 'next'
import { PracticePage } from '@/components/matching/practice-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { topicsOf } from '@/lib/cases/domain/library'
import { listCases } from '@/lib/cases/server/list-cases'
import { getQueueView } from '@/lib/matching/server/get-queue-view'
import { getLastWish } from '@/lib/matching/server/queue/get-last-wish'
import { lookAround } from '@/lib/matching/server/queue/look-around'
import { getSlotsView } from '@/lib/matching/server/slots/get-slots-view'

export const metadata: Metadata = { title: 'Practice' }

export default async function Page() {
  const user = await requireMember('/practice')
  const now = new Date()
  const [place, wish, cases] = await Promise.all([
    getQueueView(user.id, now),
    getLastWish(user),
    // Only those that strangers are given.
    listCases(),
  ])
  const wanted = place.status === 'waiting' ? place.wish : wish
  const [lookout, slots] = await Promise.all([
    lookAround(user.id, wanted, now),
    getSlotsView({ user, wish: wanted, week: 0 }, now),
  ])
  return (
    <PageShell viewer={user}>
      <PracticePage
        viewerId={user.id}
        place={place}
        wish={wish}
        lookout={lookout}
        slots={slots}
        topics={topicsOf(cases, []).map(({ topic }) => topic)}
      />
    </PageShell>
  )
}
