'use client'

import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { AheadLink } from '@/components/ui/links/ahead-link'
import { LinkButton } from '@/components/ui/links/link-button'
import { useReading } from '@/lib/handbook/client/use-reading'
import type { PageSummary } from '@/lib/handbook/domain/prepare-page'
import { nextToRead, READING_PATH } from '@/lib/handbook/domain/reading-path'
import styles from './handbook-map.module.css'
import { HandbookSearch } from './handbook-search'
import { PathDrawing } from './path-drawing'
import { ReadDot } from './read-dot'

type HandbookMapProps = { pages: readonly PageSummary[]; account: readonly string[] | null }

/** The whole handbook as a path: what to read in which order, and the reader's progress. */
export function HandbookMap({ pages, account }: HandbookMapProps) {
  const read = useReading(account)
  const next = nextToRead(read)
  const nextPage = pages.find(({ id }) => id === next)
  const readPages = pages.filter(({ id }) => read.has(id))
  const left = minutesOf(pages) - minutesOf(readPages)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Handbook</h1>
        <p>Follow any line. What a part builds on is always to its left.</p>
        <p>
          Already have a drawing? <AheadLink href="/check">Check it</AheadLink>, without an account.
        </p>
        <div className={styles.search}>
          <HandbookSearch />
        </div>
      </header>
      <aside className={styles.side} aria-label="Your reading">
        <p className={styles.count}>
          <b>
            {readPages.length}
            <small>/{pages.length}</small>
          </b>
          <span>
            pages read
            <small>{left > 0 ? `${hours(left)} left` : 'all of them'}</small>
          </span>
        </p>
        <progress
          className={styles.bar}
          value={readPages.length}
          max={pages.length}
          aria-label="Pages read"
        />
        {nextPage && (
          <>
            <h2>Next</h2>
            <div className={styles.nextCard}>
              <h3>
                {nextPage.title}
                <span>{nextPage.minutes} min</span>
              </h3>
              <p>{nextPage.line}</p>
              <LinkButton href={`/handbook/${nextPage.id}`}>Read it</LinkButton>
            </div>
          </>
        )}
      </aside>
      <div className={styles.drawing}>
        <PathDrawing read={read} next={next} />
        <ul className={styles.legend} aria-hidden="true">
          <li>
            <ReadDot state="read" /> read
          </li>
          <li>
            <ReadDot state="next" /> next
          </li>
          <li>
            <ReadDot state="unread" /> not yet
          </li>
          <li className={styles.total}>
            {pages.length} pages, {hours(minutesOf(pages))} in all
          </li>
        </ul>
      </div>
      <div className={styles.stages}>
        {READING_PATH.map((stage) => {
          const inStage = stage.pages.flatMap((id) => pages.find((page) => page.id === id) ?? [])
          return (
            <section
              key={stage.id}
              id={stage.id}
              className={styles.stage}
              aria-labelledby={`${stage.id}-title`}
            >
              <header>
                <h2 id={`${stage.id}-title`}>{stage.title}</h2>
                <p>{stage.aim}</p>
                <p className={styles.stageCount}>
                  {inStage.filter(({ id }) => read.has(id)).length}/{inStage.length} read,{' '}
                  {hours(minutesOf(inStage))}
                </p>
              </header>
              <ol>
                {inStage.map(({ id, title, line, minutes }) => (
                  <li key={id} data-read={read.has(id)}>
                    <Link href={`/handbook/${id}`} prefetch={false}>
                      <ReadDot state={read.has(id) ? 'read' : id === next ? 'next' : 'unread'} />
                      <span className={styles.what}>
                        <b>{title}</b>
                        {read.has(id) && <VisuallyHidden>, read</VisuallyHidden>}
                        <span>{line}</span>
                      </span>
                      <span className={styles.minutes}>{minutes} min</span>
                    </Link>
                  </li>
                ))}
              </ol>
            </section>
          )
        })}
      </div>
    </div>
  )
}

function minutesOf(pages: readonly { minutes: number }[]): number {
  return pages.reduce((sum, { minutes }) => sum + minutes, 0)
}

function hours(minutes: number): string {
  const whole = Math.floor(minutes / 60)
  return whole > 0 ? `${whole} h ${minutes % 60} min` : `${minutes} min`
}
