'use client'

import { Kbd } from '@/components/ui/kbd'
import { DIMENSIONS, type Dimension } from '@/lib/cases/domain/vocabulary'
import styles from './notes-panel.module.css'
import { useScene } from './room-context'

const SHORT: Record<Dimension, string> = {
  purpose: 'Purpose',
  scope: 'Scope',
  product: 'Product needs',
  architecture: 'Architecture',
  depth: 'Depth, scale',
  'trade-offs': 'Trade-offs',
  communication: 'Communication',
}
const SCORES = [1, 2, 3, 4] as const

/** A first impression by dimension while it is fresh; only this interviewer sees it, and it fills the grade in advance. */
export function Marks({ chosen }: { chosen: number | null }) {
  const { room, me, act } = useScene()
  const marks = room.marks[me.userId] ?? {}
  return (
    <section className={styles.marks} aria-label="Quick marks">
      <h3>
        Quick marks <small>only you, until you grade</small>
      </h3>
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
    </section>
  )
}
