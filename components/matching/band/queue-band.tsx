'use client'

import { Button } from '@mantine/core'
import { usePathname } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { formatClock } from '@/components/ui/format/format-time'
import { LinkButton } from '@/components/ui/links/link-button'
import { leaveQueueAction } from '@/lib/matching/actions'
import { type KnownPlace, queueStore } from '@/lib/matching/client/queue-store'
import { watchPlace } from '@/lib/matching/client/waiting-here'
import type { QueueView } from '@/lib/matching/domain/queue-view'
import { END_WORDS, partsLine } from '../matching-words'
import { useAnswer } from '../use-answer'
import { useSince } from '../use-since'
import styles from './queue-band.module.css'
import { RoundAhead } from './round-ahead'

/**
 * Below the header of every page but the practice page: the user's place in the queue, and what they can do about it.
 */
export function QueueBand() {
  const pathname = usePathname()
  const place = useSyncExternalStore(queueStore.subscribe, queueStore.read, () => null)
  if (!place || pathname === '/practice') return null
  return <Band place={place} pathname={pathname} />
}

function Band({ place: { view, at }, pathname }: { place: KnownPlace; pathname: string }) {
  switch (view.status) {
    case 'idle': {
      const why = view.lastEnd && END_WORDS[view.lastEnd]
      if (why) return <Ended why={why} />
      return view.ahead?.next ? <RoundAhead next={view.ahead.next} at={at} /> : null
    }
    case 'waiting':
      return <Waiting key="waiting" view={view} at={at} />
    case 'offered':
      return <Offered key={view.matchId} view={view} at={at} />
    case 'room':
      if (pathname === `/rooms/${view.roomId}` || view.started) return null
      return (
        <section className={styles.band} aria-label="Partner">
          <p role="status">
            <b>Your room with {view.partner.name} is ready.</b> {view.title}
          </p>
          <LinkButton href={`/rooms/${view.roomId}`} size="xs">
            Open the room
          </LinkButton>
        </section>
      )
  }
}

function Ended({ why }: { why: string }) {
  return (
    <section className={styles.band} aria-label="Partner">
      <p role="status">{why}</p>
      <LinkButton href="/practice" size="xs" variant="default">
        Open practice
      </LinkButton>
      <Button size="xs" variant="subtle" onClick={() => watchPlace(null)}>
        Dismiss
      </Button>
    </section>
  )
}

type Part<Status> = { view: Extract<QueueView, { status: Status }>; at: number }

function Waiting({ view, at }: Part<'waiting'>) {
  const waited = view.waitedMs + useSince(at)
  const { pending, problem, run } = useAction()
  const leave = async () => {
    await run(() => leaveQueueAction({}))
    void queueStore.ask()
  }
  return (
    <section className={styles.band} aria-label="Partner">
      <p>
        <b>Waiting for a partner</b> <span className={styles.clock}>{formatClock(waited / 1_000)}</span>
        {problem && <span role="alert"> {problem}</span>}
      </p>
      <LinkButton href="/practice" size="xs" variant="default">
        Open practice
      </LinkButton>
      <Button size="xs" variant="subtle" loading={pending} onClick={() => void leave()}>
        Leave the queue
      </Button>
    </section>
  )
}

function offerLine({ accepted, partner, partnerAccepted }: Part<'offered'>['view']): string {
  if (accepted) return `Waiting for ${partner.name} to accept.`
  return partnerAccepted ? `${partner.name} is a match and has accepted.` : `${partner.name} is a match.`
}

function Offered({ view, at }: Part<'offered'>) {
  const left = Math.max(0, view.answerInMs - useSince(at, 250))
  const { pending, problem, answer } = useAnswer(view.matchId)
  return (
    <section className={`${styles.band} ${styles.offer}`} aria-label="Partner">
      <p role="alert">
        <b>{offerLine(view)}</b> {view.case.title}, {view.minutes} min. {partsLine(view.role, view.partner)}
        {problem && <span> {problem}</span>}
      </p>
      <span className={styles.clock} aria-hidden="true">
        {formatClock(Math.ceil(left / 1_000))}
      </span>
      {!view.accepted && (
        <>
          <Button size="xs" loading={pending} onClick={() => void answer(true)}>
            Accept
          </Button>
          <Button size="xs" variant="default" disabled={pending} onClick={() => void answer(false)}>
            Decline
          </Button>
        </>
      )}
    </section>
  )
}
