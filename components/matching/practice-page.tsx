'use client'

import { VisuallyHidden } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { BoardCode } from '@/components/board/board-code'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { LinkButton } from '@/components/ui/links/link-button'
import { type KnownPlace, queueStore } from '@/lib/matching/client/queue-store'
import { watchPlace } from '@/lib/matching/client/waiting-here'
import type { Lookout, QueueView } from '@/lib/matching/domain/queue-view'
import type { SlotsView } from '@/lib/matching/domain/slots/slots-view'
import type { Wish } from '@/lib/matching/domain/wish'
import { JoinCard } from './join-card'
import { announcement } from './matching-words'
import { OfferCard } from './offer-card'
import styles from './practice-page.module.css'
import { RoomCard } from './room-card'
import { SlotsSection } from './slots/slots-section'
import { useLookout } from './use-lookout'
import { WaitingCard } from './waiting-card'
import { WishForm } from './wish-form'

type PracticePageProps = {
  viewerId: string
  /** The user's place when the page was rendered. */
  place: QueueView
  /** Their last wish. */
  wish: Wish
  lookout: Lookout
  slots: SlotsView
  /** Topics shared by several cases, most common first. */
  topics: readonly string[]
}

/** Finding a partner, now or at another hour: the wish, who waits and who offers, and the outcome. */
export function PracticePage({
  viewerId,
  place,
  wish: last,
  lookout: first,
  slots,
  topics,
}: PracticePageProps) {
  const { view, at } = useOwnPlace(viewerId, place)
  const [draft, setDraft] = useState(last)
  const cards = useRef<HTMLDivElement>(null)
  const isIdle = view.status === 'idle'
  const wish = view.status === 'waiting' ? view.wish : draft
  const { lookout, stale } = useLookout(first, wish, isIdle || view.status === 'waiting')
  return (
    <>
      <h1 className={styles.title}>Find a partner</h1>
      <div className={styles.columns}>
        <div>
          <WishForm wish={wish} topics={topics} disabled={!isIdle} onChange={setDraft} />
        </div>
        <div className={`${styles.side} ${isIdle ? '' : styles.first}`}>
          <VisuallyHidden role="status">{announcement(view)}</VisuallyHidden>
          <div ref={cards} tabIndex={-1} className={styles.cards}>
            <Part key={view.status} heir={() => cards.current}>
              {view.status === 'idle' && (
                <JoinCard wish={draft} lookout={lookout} stale={stale} lastEnd={view.lastEnd} />
              )}
              {view.status === 'waiting' && <WaitingCard view={view} at={at} lookout={lookout} />}
              {view.status === 'offered' && <OfferCard key={view.matchId} view={view} at={at} />}
              {view.status === 'room' && <RoomCard view={view} />}
            </Part>
          </div>
          {(isIdle || view.status === 'waiting') && (
            <>
              <Alone waits={view.status === 'waiting'} />
              <WithoutMeeting />
              <Together />
            </>
          )}
        </div>
      </div>
      <SlotsSection first={slots} wish={wish} />
      {view.status === 'offered' && <BoardCode />}
    </>
  )
}

/** Another way to practise, without losing the place in the queue. */
function Alone({ waits }: { waits: boolean }) {
  return (
    <section className={styles.alone} aria-labelledby="alone">
      <div>
        <h2 id="alone">{waits ? 'While you wait' : 'No partner now?'}</h2>
        <p>
          The guide asks, you answer, and your board and worksheet are checked.
          {waits && ' You keep your place in the queue.'}
        </p>
      </div>
      <LinkButton href="/rooms/new?with=solo" variant="default">
        Practise alone
      </LinkButton>
    </section>
  )
}

/** Somebody else grades a solo round, whenever they have time. */
function WithoutMeeting() {
  return (
    <section className={styles.alone} aria-labelledby="without-meeting">
      <div>
        <h2 id="without-meeting">No hour suits you?</h2>
        <p>
          A peer grades your finished round whenever it suits them. Grade somebody else’s to earn the next
          review.
        </p>
      </div>
      <LinkButton href="/reviews" variant="default">
        Peer review
      </LinkButton>
    </section>
  )
}

/** People to practise with regularly. */
function Together() {
  return (
    <section className={styles.alone} aria-labelledby="together">
      <div>
        <h2 id="together">Practise with the same people?</h2>
        <p>In a study group you see each other’s hours first, and review each other’s rounds.</p>
      </div>
      <LinkButton href="/groups" variant="default">
        Study groups
      </LinkButton>
    </section>
  )
}

/** One of the cards. When another takes its place, keyboard focus moves there. */
function Part({ heir, children }: { heir: () => HTMLElement | null; children: ReactNode }) {
  return <div ref={useHandOnFocus(heir)}>{children}</div>
}

/** The place from the page's own data, until something newer is known. */
function useOwnPlace(viewerId: string, brought: QueueView): KnownPlace {
  const known = useSyncExternalStore(queueStore.subscribe, queueStore.read, () => null)
  const [first] = useState(() => ({
    view: brought,
    at: typeof performance === 'undefined' ? 0 : performance.now(),
  }))
  const begin = useEffectEvent(() => {
    queueStore.receive(brought)
    watchPlace(viewerId)
    // A page restored from the browser's cache shows an old state.
    void queueStore.ask()
  })
  useEffect(() => begin(), [])
  return known ?? first
}
