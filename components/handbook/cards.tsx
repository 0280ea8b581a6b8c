import { IconCards } from '@tabler/icons-react'
import Link from 'next/link'
import { choicesOf } from '@/lib/handbook/domain/choices-of'
import type { PreparedPage } from '@/lib/handbook/domain/prepare-page'
import { CardChoices } from './card-choices'
import styles from './cards.module.css'
import { CodeText } from './code-text'

/**
 * Questions to answer before turning the card over.
 * @param page links to its drill; left out in a room, which the link would leave
 */
export function Cards({ page, cards }: { page?: string; cards: PreparedPage['cards'] }) {
  return (
    <section className={styles.cards} id="cards" aria-labelledby="cards-title">
      <h2 id="cards-title">
        <IconCards size={18} stroke={1.6} aria-hidden="true" />
        Cards
        <small>{cards.length} here</small>
        {page && (
          <Link className={styles.drill} href={`/drills/cards?page=${page}`} prefetch={false}>
            Drill these
          </Link>
        )}
      </h2>
      <p className={styles.how}>Answer aloud, then turn the card over.</p>
      <div className={styles.grid}>
        {cards.map(({ ask, right, wrong, why }) => (
          <details key={ask} className={styles.card}>
            <summary>
              <span className={styles.ask}>
                <CodeText>{ask}</CodeText>
                <CardChoices choices={choicesOf({ ask, right, wrong })} />
              </span>
              <span className={styles.turn} aria-hidden="true" />
            </summary>
            <p className={styles.right}>
              <CodeText>{right}</CodeText>
            </p>
            <p className={styles.why}>
              <CodeText>{why}</CodeText>
            </p>
          </details>
        ))}
      </div>
    </section>
  )
}
