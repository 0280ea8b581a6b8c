'use client'

import { useMounted } from '@mantine/hooks'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/links/link-button'
import { SkeletonLines } from '@/components/ui/skeleton'
import { today } from '@/lib/drills/client/today'
import { useMemories } from '@/lib/drills/client/use-memories'
import { caseOfPart } from '@/lib/drills/domain/card-id'
import type { DeckPart, Memories } from '@/lib/drills/domain/deck'
import { planDay } from '@/lib/drills/domain/plan-day'
import { useReading } from '@/lib/handbook/client/use-reading'
import { READING_PATH } from '@/lib/handbook/domain/reading-path'
import { DeckProgress } from './deck-progress'
import styles from './drills-home.module.css'
import { UnsentRatings } from './unsent-ratings'

type DrillsHomeProps = {
  deck: readonly DeckPart[]
  account: { memories: Memories; read: readonly string[] } | null
}

/** Today's ten minutes: cards, a sum, and scenes; and the overall progress. */
export function DrillsHome({ deck, account }: DrillsHomeProps) {
  const memories = useMemories(account?.memories ?? null)
  const read = useReading(account?.read ?? null)
  // Only the browser knows which day it is.
  const mounted = useMounted()
  const plan = mounted ? planDay(deck, memories, read, today()) : null
  const left = plan ? plan.due.length + plan.fresh.length : 0
  const stages = READING_PATH.map(({ id, title, pages }) => ({
    id,
    title,
    href: `/drills/cards?stage=${id}`,
    cards: deck.filter((part) => pages.includes(part.id)).flatMap(({ cards }) => cards),
  }))
  const cases = deck.flatMap(({ id, title, cards }) => {
    const caseId = caseOfPart(id)
    return caseId === null ? [] : [{ id, title, href: `/drills/cards?case=${caseId}`, cards }]
  })
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Drills</h1>
        <p>
          Ten minutes today. Cards you know come back less often each time; cards you don’t come back soon.
        </p>
      </header>
      <ol className={styles.today} aria-label="Ten minutes today">
        <Drill
          title="Cards"
          minutes="7 min"
          action={<LinkButton href="/drills/cards">{left > 0 ? 'Start' : 'Open'}</LinkButton>}
        >
          {plan ? (
            left > 0 ? (
              <>
                <b>{plan.due.length}</b> due, <b>{plan.fresh.length}</b> new
                {plan.waiting > 0 && (
                  <>
                    ; <b>{plan.waiting}</b> more wait for tomorrow
                  </>
                )}
              </>
            ) : (
              'Done for today.'
            )
          ) : (
            <SkeletonLines count={1} />
          )}
        </Drill>
        <Drill
          title="A sum"
          minutes="2 min"
          action={
            <LinkButton href="/drills/sums" variant="default">
              Estimate
            </LinkButton>
          }
        >
          Fresh numbers each time, checked with their unit and explained step by step.
        </Drill>
        <Drill
          title="Which pattern?"
          minutes="1 min"
          action={
            <LinkButton href="/drills/scenes" variant="default">
              Choose
            </LinkButton>
          }
        >
          A scene and four patterns: which one fits, and what rules out the others?
        </Drill>
      </ol>
      <DeckProgress stages={stages} cases={cases} memories={mounted ? memories : {}} deck={deck} />
      {account !== null && <UnsentRatings signedIn />}
      {account === null && (
        <p className={styles.visitor}>
          Your ratings are kept in this browser. <Link href="/signup?next=/drills">Create an account</Link> to
          use them everywhere; they are carried over.
        </p>
      )}
    </div>
  )
}

type DrillProps = { title: string; minutes: string; action: ReactNode; children: ReactNode }

function Drill({ title, minutes, action, children }: DrillProps) {
  return (
    <li className={styles.drill}>
      <div>
        <h2>
          {title}
          <span>{minutes}</span>
        </h2>
        <div className={styles.what}>{children}</div>
      </div>
      {action}
    </li>
  )
}
