import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NewRoomForm } from '@/components/rooms/new-room/new-room-form'
import { PageShell } from '@/components/ui/page/page-shell'
import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { requireMember } from '@/lib/auth/next/session'
import { lineFor } from '@/lib/cases/domain/library'
import { listCases } from '@/lib/cases/server/list-cases'
import { countsAsSeen } from '@/lib/rooms/domain/guide/guide-access'
import { ARRANGEMENTS } from '@/lib/rooms/domain/round/arrangements'
import { listRounds } from '@/lib/rooms/server/rounds/list-rounds'
import { offerRound } from '@/lib/rooms/server/rounds/offer-round'
import { orNotFound } from '../../or-not-found'
import styles from './new-room.module.css'

export const metadata: Metadata = { title: 'New room' }

type Search = { case?: string; minutes?: string; with?: string; after?: string }

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const user = await requireMember(`/rooms/new${query.size > 0 ? `?${query}` : ''}`)
  const [cases, rounds] = await Promise.all([listCases(user.id), listRounds(user.id)])
  const seen = new Set(rounds.filter(countsAsSeen).map(({ caseId }) => caseId))
  const shown = cases.map(({ id, title, aka, minutes, kind, ...rest }) => ({
    id,
    title,
    aka,
    minutes,
    kind,
    line: lineFor(rest),
    seen: seen.has(id),
  }))
  const after = query.get('after')
  if (!after) {
    return (
      <PageShell viewer={user}>
        <h1 className={styles.title}>New room</h1>
        <NewRoomForm
          cases={shown}
          chosen={query.get('case')}
          minutes={Number(query.get('minutes')) || null}
          canInterview={configuredEndpoint() !== null}
          arrangement={ARRANGEMENTS.find((one) => one === query.get('with')) ?? null}
        />
      </PageShell>
    )
  }
  const offer = await orNotFound(
    offerRound(user.id, after, cases, { now: new Date(), chance: Math.random() }),
  )
  if (!offer) redirect(`/sessions/${after}`)
  return (
    <PageShell viewer={user}>
      <h1 className={styles.title}>Second round</h1>
      <p className={styles.about}>
        {offer.role === 'interviewer'
          ? `This time you interview ${offer.partner}.`
          : `This time ${offer.partner} interviews you.`}
      </p>
      <NewRoomForm
        cases={shown.filter(({ id }) => id !== offer.caseId)}
        chosen={null}
        minutes={offer.minutes}
        after={{
          roomId: after,
          candidate: offer.role === 'candidate' ? null : offer.partner,
          surprise: offer.suggestion,
        }}
      />
    </PageShell>
  )
}
