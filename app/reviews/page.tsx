import type { Metadata } from 'next'
import { ReviewDesk } from '@/components/review/peer/review-desk'
import { formatDayTime } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { getReviewDesk } from '@/lib/review/server/peer/get-review-desk'

export const metadata: Metadata = { title: 'Peer review' }

export default async function Page() {
  const user = await requireMember('/reviews')
  const now = new Date()
  const desk = await getReviewDesk(user, now)
  const moments = [...desk.handedIn, ...desk.reviews].map(({ at }) => at)
  const days = Object.fromEntries(
    [...moments, ...(desk.taken ? [desk.taken.until] : [])].map((at) => [
      at,
      formatDayTime(new Date(at), user.timeZone, now),
    ]),
  )
  return (
    <PageShell viewer={user}>
      <ReviewDesk desk={desk} days={days} />
    </PageShell>
  )
}
