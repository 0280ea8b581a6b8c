'use client'

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import { Kbd } from '@/components/ui/kbd'
import { SkeletonBlock } from '@/components/ui/skeleton'
import { today } from '@/lib/drills/client/today'
import { type CardRun, useCardSession } from '@/lib/drills/client/use-card-session'
import { memoriesNow } from '@/lib/drills/client/use-memories'
import type { DeckPart, Memories } from '@/lib/drills/domain/deck'
import { planRun } from '@/lib/drills/domain/plan-run'
import { cardsDone } from '@/lib/drills/domain/session'
import { readingNow } from '@/lib/handbook/client/use-reading'
import styles from './card-drill.module.css'
import { CardFace } from './card-face'
import { CardsDone } from './cards-done'
import { DrillFrame } from './drill-frame'
import { NoCards } from './no-cards'
import { UnsentRatings } from './unsent-ratings'
import { useDrillKeys } from './use-drill-keys'

type CardDrillProps = {
  deck: readonly DeckPart[]
  /** What the cards belong to; null for today's cards. */
  of: { title: string; href: string } | null
  /** The account's memories and read pages; null for visitors. */
  account: { memories: Memories; read: readonly string[] } | null
}

/** Cards one after the other, by keyboard or touch. */
export function CardDrill({ deck, of, account }: CardDrillProps) {
  const [all, setAll] = useState(false)
  const [run, setRun] = useState<CardRun | null>(null)
  const [runs, setRuns] = useState(0)
  // Cards are selected once per run: ratings made in it, or data from the account, must not change the selection.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const memories = memoriesNow(account?.memories ?? null)
    const read = readingNow(account?.read ?? null)
    setRun({ ids: planRun(deck, memories, read, today(), { daily: of === null, all }), memories })
  }, [all, runs])
  const drill = useCardSession(run, account !== null)
  const { state } = drill
  const session = state.status === 'ready' ? state.session : null
  const card = state.status === 'ready' ? state.cards.get(state.session.queue[0] ?? '') : undefined
  const shown = state.status === 'ready' && state.shown
  const canUndo = session !== null && session.past.length > 0

  const rating = (value: 1 | 2 | 3 | 4) => (card && shown ? () => drill.rate(value) : undefined)
  useDrillKeys({
    ' ': card && !shown ? drill.show : undefined,
    Enter: card && !shown ? drill.show : undefined,
    1: rating(1),
    2: rating(2),
    3: rating(3),
    4: rating(4),
    u: canUndo ? drill.undo : undefined,
  })

  return (
    <DrillFrame
      title="Cards"
      about={of ? `Of ${of.title}` : 'Ten minutes today: due cards, then a few new ones'}
      {...(of && { back: { href: of.href, label: of.title } })}
      {...(session &&
        session.total > 0 && {
          progress: { done: cardsDone(session), total: session.total, label: 'Cards done' },
        })}
    >
      {state.status === 'loading' && (
        <div className={styles.waiting}>
          <SkeletonBlock height={232} />
        </div>
      )}
      {state.status === 'failed' && (
        <ErrorNote
          title="The cards could not be loaded"
          action={
            <Button variant="default" onClick={drill.load}>
              Try again
            </Button>
          }
        >
          Your ratings are kept. Check your connection.
        </ErrorNote>
      )}
      {card && session && (
        <CardFace
          key={`${card.id} ${session.past.length}`}
          card={card}
          memory={session.memories[card.id] ?? null}
          shown={shown}
          first={session.past.length === 0}
          onShow={drill.show}
          onRate={drill.rate}
        />
      )}
      {session && !card && session.total === 0 && (
        <div className={styles.waiting}>
          <NoCards deck={deck} memories={session.memories} of={of} onAll={() => setAll(true)} />
        </div>
      )}
      {session && !card && session.total > 0 && (
        <CardsDone session={session} deck={deck} of={of} onMore={() => setRuns(runs + 1)} />
      )}
      {session && session.total > 0 && (
        <div className={styles.foot}>
          {canUndo && (
            <Button variant="subtle" onClick={drill.undo} aria-keyshortcuts="u" rightSection={<Kbd>u</Kbd>}>
              Undo the last rating
            </Button>
          )}
          <UnsentRatings signedIn={account !== null} />
        </div>
      )}
    </DrillFrame>
  )
}
