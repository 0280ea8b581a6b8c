import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { today } from '@/lib/drills/client/today'
import type { DeckPart, Memories } from '@/lib/drills/domain/deck'
import { forecast } from '@/lib/drills/domain/plan-day'
import { dayWords } from './day-words'
import styles from './drills-home.module.css'

type Group = { id: string; title: string; href: string; cards: readonly string[] }

type DeckProgressProps = {
  stages: readonly Group[]
  cases: readonly Group[]
  memories: Memories
  deck: readonly DeckPart[]
}

/** Number of days in the forecast. */
const AHEAD = 7

/** How many cards have been started, part by part, and the forecast for the next days. */
export function DeckProgress({ stages, cases, memories, deck }: DeckProgressProps) {
  const all = [...stages, ...cases].flatMap(({ cards }) => cards)
  const begun = all.filter((card) => memories[card]).length
  const days = begun > 0 ? forecast(deck, memories, today(), AHEAD) : []
  const most = Math.max(1, ...days)
  return (
    <div className={styles.progress}>
      <section aria-labelledby="deck-title">
        <h2 id="deck-title">
          All cards
          <span>
            {begun}/{all.length} begun
          </span>
        </h2>
        <ul className={styles.groups}>
          {[...stages, ...cases].map(({ id, title, href, cards }) => {
            const known = cards.filter((card) => memories[card]).length
            return (
              <li key={id}>
                <Link href={href} prefetch={false}>
                  {title}
                </Link>
                <progress
                  value={known}
                  max={Math.max(1, cards.length)}
                  aria-label={`${title}: cards begun`}
                />
                <span>
                  {known}/{cards.length}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      {days.length > 0 && (
        <section aria-labelledby="ahead-title">
          <h2 id="ahead-title">The next days</h2>
          <ol className={styles.ahead}>
            {days.map((count, day) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: days never move
              <li key={day}>
                <span>{count}</span>
                <i style={{ height: `${(count / most) * 72 + 2}px` }} aria-hidden="true" />
                <small aria-hidden="true">{day === 0 ? 'today' : `+${day}`}</small>
                <VisuallyHidden>due {dayWords(day)}</VisuallyHidden>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
