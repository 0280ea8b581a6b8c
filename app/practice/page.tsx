import type { Metadata } from 'next'
import { PracticePage } from '@/components/matching/practice-page'
import { FreeNow } from '@/components/presence/free-now'
import { formatTimeOfDay } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { topicsOf } from '@/lib/cases/domain/library'
import { listCases } from '@/lib/cases/server/list-cases'
import { countShownGroups, listFreeFellows } from '@/lib/groups/server/fellows'
import { getQueueView } from '@/lib/matching/server/get-queue-view'
import { getLastWish } from '@/lib/matching/server/queue/get-last-wish'
import { lookAround } from '@/lib/matching/server/queue/look-around'
import { getSlotsView } from '@/lib/matching/server/slots/get-slots-view'
import { getPresence } from '@/lib/presence/server/get-presence'

export const metadata: Metadata = { title: 'Practice' }

export default async function Page() {
  const user = await requireMember('/practice')
  const now = new Date()
  const [place, wish, cases, presence, fellows, groups] = await Promise.all([
    getQueueView(user.id, now),
    getLastWish(user),
    // Only the cases that strangers may be given.
    listCases(),
    getPresence(user.id, now),
    listFreeFellows(user.id, now),
    countShownGroups(user.id),
  ])
  const wanted = place.status === 'waiting' ? place.wish : wish
  const [lookout, slots] = await Promise.all([
    lookAround(user.id, wanted, now),
    getSlotsView({ user, wish: wanted, week: 0 }, now),
  ])
  const others = fellows.filter((one) => presence.people.every(({ userId }) => userId !== one.userId))
  const people = [...presence.people, ...others]
  const moments = [...(presence.mine === null ? [] : [presence.mine]), ...people.map(({ until }) => until)]
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
      <FreeNow
        presence={{ ...presence, people }}
        groups={groups}
        clocks={Object.fromEntries(moments.map((at) => [at, formatTimeOfDay(new Date(at), user.timeZone)]))}
      />
    </PageShell>
  )
}
