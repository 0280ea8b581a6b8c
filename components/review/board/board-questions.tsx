'use client'

import dynamic from 'next/dynamic'
import { useEffect, useId } from 'react'
import { FindingList, type PageTitles } from '@/components/board/findings/finding-list'
import { usePointing } from '@/components/board/findings/use-pointing'
import { SkeletonLines } from '@/components/ui/skeleton'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import styles from './board-questions.module.css'
import { FigureQuestions } from './figure-questions'
import type { FoundOnBoard } from './use-findings'

/** It reads the board, so it is loaded with the code that does. */
const PatternFinder = dynamic(
  () => import('@/components/board/patterns/pattern-finder').then((file) => file.PatternFinder),
  { loading: () => <SkeletonLines count={4} /> },
)

const NONE: readonly string[] = []

type BoardQuestionsProps = {
  read: FoundOnBoard
  pages: PageTitles
  /** Whether the panel is visible. */
  isOpen: boolean
  /** Highlights elements on the board; none if nothing is pointed at. */
  onMark: (ids: readonly string[]) => void
  /** Shows a worksheet field. */
  onField: (field: SheetFieldId) => void
}

/** What a careful colleague would ask about the final board, found by rules. */
export function BoardQuestions({ read, pages, isOpen, onMark, onField }: BoardQuestionsProps) {
  const pointing = usePointing()
  const id = useId()
  const { found, failed } = read
  const { marked } = pointing
  useEffect(() => onMark(isOpen ? marked : NONE), [marked, isOpen, onMark])
  return (
    <div className={styles.panel}>
      {failed && (
        <p className={styles.note} role="alert">
          The rules could not be loaded. Everything else here is complete; reload to try again.
        </p>
      )}
      {!found && !failed && <SkeletonLines count={4} />}
      {found && (
        <>
          <p className={styles.note}>
            {found.design
              ? 'By rules, from the drawing alone and compared with the case. Most important first.'
              : 'By rules, from the drawing alone. Most important first.'}
          </p>
          {found.list.length > 0 ? (
            <FindingList findings={found.list} pages={pages} pointing={pointing} />
          ) : (
            <p className={styles.none}>
              {found.graph.components.length > 0
                ? 'The rules have no questions about this drawing.'
                : 'No parts of a system were found on this board.'}
            </p>
          )}
          <FigureQuestions findings={found.figures} pages={pages} onField={onField} pointing={pointing} />
          {found.patterns.length > 0 && found.graph.components.length > 0 && (
            <section className={styles.patterns} aria-labelledby={id}>
              <h2 id={id}>Find a pattern on this board</h2>
              <PatternFinder graph={found.graph} patterns={found.patterns} pointing={pointing} />
            </section>
          )}
        </>
      )}
    </div>
  )
}
