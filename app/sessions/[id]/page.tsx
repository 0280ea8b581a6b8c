import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { GuestNote } from '@/components/auth/guest-note'
import { AskAgain } from '@/components/matching/slots/ask-again'
import { ReviewPage } from '@/components/review/review-page'
import { formatDay, formatDayTime } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { listPages } from '@/lib/handbook/server/handbook'
import { getAskedAgain } from '@/lib/matching/server/slots/ask-again'
import { readField } from '@/lib/review/domain/field-link'
import { commentPath, readCommentNumber, readMoment, sessionPath } from '@/lib/review/domain/moment-link'
import { getReview } from '@/lib/review/server/get-review'
import { getSessionReview } from '@/lib/review/server/peer/get-session-review'
import { getSharePanel } from '@/lib/review/server/share/list-links'
import { TRASH_DAYS } from '@/lib/rooms/domain/round/room-limits'
import { markSeen } from '@/lib/rooms/server/own-sessions/mark-seen'
import { orNotFound } from '../../or-not-found'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Loaded once for the title and the page. */
const load = cache((userId: string, id: string, now: number) => orNotFound(getReview(userId, id, now)))

/** One time for the whole request, so that title and page make the same query. */
const requestTime = cache(() => new Date())

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id } = await params
  const user = await requireUser(sessionPath(id, readMoment(await searchParams)))
  const review = await load(user.id, id, requestTime().getTime())
  return { title: review ? `${review.title}, session` : 'Session' }
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const startAt = readMoment(query)
  const comment = readCommentNumber(query)
  const user = await requireUser(comment === null ? sessionPath(id, startAt) : commentPath(id, comment))
  const now = requestTime()
  const review = await load(user.id, id, now.getTime())
  const [pages, again] = await Promise.all([listPages(), getAskedAgain(user.id, id, now)])
  if (!review) redirect(`/rooms/${id}`)
  const [peer, share, trashedAt] = await Promise.all([
    review.grading && getSessionReview(user, id, review.grading.released),
    review.role === 'observer' ? null : getSharePanel(user, id, now),
    markSeen(user.id, id, now),
  ])
  const goesOn = trashedAt && new Date(trashedAt.getTime() + TRASH_DAYS * 24 * 3_600_000)
  return (
    <PageShell viewer={user} width="full">
      {user.kind === 'guest' && <GuestNote next={sessionPath(id, startAt)} />}
      {again && <AskAgain roomId={id} viewerId={user.id} again={again} />}
      <ReviewPage
        review={review}
        peer={peer}
        share={trashedAt ? null : share}
        goesOn={goesOn && formatDay(goesOn, user.timeZone, now)}
        timeZone={user.timeZone}
        day={formatDay(new Date(review.startedAt), user.timeZone, now)}
        opensOn={review.grading ? formatDayTime(new Date(review.grading.opensAt), user.timeZone, now) : ''}
        viewerId={user.id}
        pages={Object.fromEntries(pages.map(({ id, title }) => [id, title]))}
        startAt={startAt}
        field={readField(query)}
        comment={comment}
      />
    </PageShell>
  )
}
