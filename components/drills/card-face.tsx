import { Button } from '@mantine/core'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { CardChoices } from '@/components/handbook/card-choices'
import { CodeText } from '@/components/handbook/code-text'
import { Kbd } from '@/components/ui/kbd'
import type { DrillCard } from '@/lib/drills/domain/deck'
import { intervalWords } from '@/lib/drills/domain/interval-words'
import { type Memory, recall } from '@/lib/drills/domain/memory'
import { RATING_WORDS, RATINGS, type Rating } from '@/lib/drills/domain/rating'
import styles from './card-face.module.css'

type CardFaceProps = {
  card: DrillCard
  memory: Memory | null
  shown: boolean
  /** Whether the page opened with this card: then the focus is left where it is. */
  first: boolean
  onShow: () => void
  onRate: (rating: Rating) => void
}

/** A card: its question and, once revealed, its answer with the four ratings. */
export function CardFace({ card, memory, shown, first, onShow, onRate }: CardFaceProps) {
  const { ask, choices, answer, why, from } = card
  const question = useRef<HTMLHeadingElement>(null)
  const answered = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed is gone. Without this, Tab would start again from the top of the page.
    if (shown) answered.current?.focus({ preventScroll: true })
    else if (!first) question.current?.focus({ preventScroll: true })
  }, [shown, first])
  return (
    <section className={styles.face} aria-label="Card">
      <div className={styles.card}>
        <h2 className={styles.ask} ref={question} tabIndex={-1}>
          <CodeText>{ask}</CodeText>
        </h2>
        <CardChoices choices={choices} />
        <div aria-live="polite">
          {shown && (
            <div className={styles.answer} ref={answered} tabIndex={-1}>
              <p className={styles.right}>
                <CodeText>{answer}</CodeText>
              </p>
              <p className={styles.why}>
                <CodeText>{why}</CodeText>
              </p>
              <p className={styles.from}>
                From <Link href={from.href}>{from.title}</Link>
              </p>
            </div>
          )}
        </div>
      </div>
      {shown ? (
        <fieldset className={styles.ratings}>
          <legend>How well did you know it?</legend>
          <div>
            {RATINGS.map((rating) => (
              <Rate key={rating} rating={rating} memory={memory} onRate={onRate} />
            ))}
          </div>
        </fieldset>
      ) : (
        <Button
          className={styles.show}
          onClick={onShow}
          aria-keyshortcuts="Space"
          size="md"
          rightSection={<Kbd inverse>space</Kbd>}
        >
          Show the answer
        </Button>
      )}
    </section>
  )
}

type RateProps = { rating: Rating; memory: Memory | null; onRate: (rating: Rating) => void }

function Rate({ rating, memory, onRate }: RateProps) {
  const now = Math.max(Date.now(), memory?.last ?? 0)
  const { due } = recall(memory, { at: now, rating })
  return (
    <button
      type="button"
      className={styles.rating}
      aria-keyshortcuts={String(rating)}
      onClick={() => onRate(rating)}
    >
      <b>{RATING_WORDS[rating]}</b>
      <span>{intervalWords(due - now)}</span>
      <Kbd>{String(rating)}</Kbd>
    </button>
  )
}
