import type { Metadata } from 'next'
import { PracticePage } from '@/components/matching/practice-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { topicsOf } from '@/lib/cases/domain/library'
import { listCases } from '@/lib/cases/server/list-cases'
import { getQueueView } from '@/lib/matching/server/get-queue-view'
import { getLastWish } from '@/lib/matching/server/queue/get-last-wish'
import { lookAround } from '@/lib/matching/server/queue/look-around'

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
  return (
    <PageShell viewer={user}>
      <PracticePage
        viewerId={user.id}
        place={place}
        wish={wish}
        lookout={await lookAround(user.id, wanted, now)}
        topics={topicsOf(cases, []).map(({ topic }) => topic)}
      />
    </PageShell>
  )
}
