'use client'

import { useState } from 'react'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { Kbd } from '@/components/ui/kbd'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { SCORE_LABELS, SCORES, type Score } from '@/lib/grading/domain/scores'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import { PanelHeading } from '../layout/panel-heading'
import { useRoom } from '../room-context'
import styles from './marks.module.css'

const SHORT: Record<Dimension, string> = {
  purpose: 'Purpose',
  scope: 'Scope',
  product: 'Product needs',
  architecture: 'Architecture',
  depth: 'Depth, scale',
  'trade-offs': 'Trade-offs',
  communication: 'Communication',
}

const NO_MARKS: RoundState['marks'][string] = {}

/**
 * A first impression per dimension while it is fresh. Only this interviewer sees it, and again beside the
 * grading form.
 */
export function Marks({ chosen, guide }: { chosen: number | null; guide: CaseGuide | null }) {
  const { marks, act } = useRoom(({ room, me, act }) => ({ marks: room.marks[me.userId] ?? NO_MARKS, act }))
  const [pointed, setPointed] = useState<{ dimension: Dimension; score: Score } | null>(null)
  return (
    <section className={styles.marks} aria-label="Quick marks">
      <PanelHeading title="Quick marks">only you, until you grade</PanelHeading>
      {DIMENSIONS.map((dimension, index) => (
        <div key={dimension} className={styles.mark} data-chosen={chosen === index}>
          <Kbd>{String(index + 1)}</Kbd>
          <span>{SHORT[dimension]}</span>
          <span className={styles.scores}>
            {SCORES.map((score) => (
              <button
                key={score}
                type="button"
                data-grade={marks[dimension] === score ? score : undefined}
                aria-pressed={marks[dimension] === score}
                aria-label={`${SHORT[dimension]}: ${score}`}
                aria-describedby="mark-meaning"
                onMouseEnter={() => setPointed({ dimension, score })}
                onMouseLeave={() => setPointed(null)}
                onFocus={() => setPointed({ dimension, score })}
                onBlur={() => setPointed(null)}
                onClick={() =>
                  void act({ kind: 'mark', dimension, score: marks[dimension] === score ? null : score })
                }
              >
                {score}
              </button>
            ))}
          </span>
        </div>
      ))}
      <p id="mark-meaning" className={styles.meaning}>
        {pointed ? (
          meaningOf(pointed.dimension, pointed.score, guide)
        ) : (
          <>
            <span className={styles.point}>Point at</span>
            <span className={styles.tap}>Tap</span> a number to read what it means.
          </>
        )}
      </p>
    </section>
  )
}

/** What a score means for a dimension, in the case's own words where it has any. */
function meaningOf(dimension: Dimension, score: Score, guide: CaseGuide | null): string {
  const note = score === 1 ? null : guide?.guide.rubric[dimension][score]
  return note ? `${SCORE_LABELS[score]}: ${curlyQuotes(note)}` : `${SCORE_LABELS[score]}.`
}
