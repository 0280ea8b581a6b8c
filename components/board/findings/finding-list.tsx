'use client'

import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import styles from './finding-list.module.css'
import { FindingPin } from './finding-pin'
import type { Pointing } from './use-pointing'

const SEVERITY_WORDS = { risk: 'Risk', question: 'Question', note: 'Note' } as const

export type PageTitles = Readonly<Record<string, string>>

type FindingListProps = {
  /** Most severe first. */
  findings: readonly BoardFinding[]
  /** Titles of handbook pages by id. */
  pages: PageTitles
  pointing: Pointing
}

/**
 * Findings as questions. Pointing at one highlights the elements it rests on; selecting it shows the reason and moves
 * the board there.
 */
export function FindingList({ findings, pages, pointing }: FindingListProps) {
  return (
    <ol className={styles.list}>
      {findings.map((finding, index) => {
        const key = findingKey(index)
        const chosen = pointing.chosen?.key === key
        const target = { key, elements: finding.elements }
        const page = finding.page === null ? undefined : pages[finding.page]
        return (
          <li key={key} data-severity={finding.severity}>
            <button
              type="button"
              className={styles.finding}
              aria-expanded={chosen}
              {...pointing.bind(target)}
              onClick={() => pointing.choose(chosen ? null : target)}
            >
              <FindingPin number={index + 1} severity={finding.severity} />
              <span className={styles.words}>
                <VisuallyHidden>{SEVERITY_WORDS[finding.severity]}: </VisuallyHidden>
                <span className={styles.ask}>{finding.ask}</span>
                <span className={styles.message}>{finding.message}</span>
              </span>
            </button>
            {chosen && (
              <div className={styles.reason}>
                <p>{finding.why}</p>
                {page !== undefined && (
                  <p className={styles.onward}>
                    <Link href={`/handbook/${finding.page}`} prefetch={false}>
                      {page}
                    </Link>
                    <Link href={`/drills/cards?page=${finding.page}`} prefetch={false}>
                      Drill its cards
                    </Link>
                  </p>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function findingKey(index: number): string {
  return `finding ${index}`
}
