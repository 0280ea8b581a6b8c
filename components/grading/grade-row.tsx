import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import type { Dimension } from '@/lib/framework/dimensions'
import type { Pointer } from '@/lib/grading/domain/grade'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { AnswerList } from './answer-list'
import { ColumnChip } from './column-chip'
import { columnName } from './column-name'
import styles from './grade-sheet.module.css'
import { PointerChip } from './pointer-chip'
import type { PointerTargets } from './pointer-words'
import { samePointer } from './same-pointer'

/** A dimension with at most this score is worth going over. */
const WEAK = 2

type GradeRowProps = {
  dimension: RubricDimension
  columns: readonly GradeColumn[]
  parts: PointerTargets['parts']
  shown: Pointer | null
  onShow: (pointer: Pointer) => void
  /** Rendered after the evidence of a grade. */
  beside?: BesideGrade | undefined
}

/** Content for one dimension of a grade. @param column the key of its column */
export type BesideGrade = (column: string, dimension: Dimension) => ReactNode

/** One dimension: each grader's score, with their evidence below. */
export function GradeRow({ dimension, columns, parts, shown, onShow, beside }: GradeRowProps) {
  const entries = columns.map((column) => ({
    column,
    entry: column.status === 'open' ? column.grade.scores[dimension.id] : null,
  }))
  const own = entries.find(({ column }) => column.source === 'self')?.entry?.score ?? null
  const isShown = entries.some(({ entry }) => samePointer(entry?.pointer ?? null, shown))
  const open = entries.filter(({ entry }) => entry !== null)
  // A sheet of the first rubric, which has no observables, is drawn as before.
  const weak =
    dimension.observables !== undefined &&
    open.some(({ entry }) => entry?.score != null && entry.score <= WEAK)
  return (
    <section
      className={`${styles.row} ${isShown ? styles.shown : ''}`}
      aria-label={dimension.title}
      data-dimension={beside && dimension.id}
    >
      <header className={styles.line}>
        <h3>
          <PointMark points={dimension.points} />
          {dimension.title}
          <span className={styles.weight}>{dimension.weight} %</span>
        </h3>
        {entries.map(({ column, entry }) => {
          const score = entry?.score ?? null
          const differs = column.source !== 'self' && own !== null && score !== null && score !== own
          return (
            <span key={column.key} className={styles.cell}>
              <VisuallyHidden>{columnName(column)}</VisuallyHidden>
              <ColumnChip column={column} score={score} differs={differs} />
            </span>
          )
        })}
      </header>
      {open.map(({ column, entry }) =>
        entry && (entry.note || entry.pointer) ? (
          <p key={column.key} className={styles.note}>
            {open.length > 1 && <b>{columnName(column)}</b>}
            {entry.pointer && (
              <PointerChip
                pointer={entry.pointer}
                parts={parts}
                shown={samePointer(entry.pointer, shown)}
                onShow={onShow}
              />
            )}
            {entry.note}
            {beside && <span className={styles.beside}>{beside(column.key, dimension.id)}</span>}
          </p>
        ) : null,
      )}
      {weak && (
        <p className={styles.drill}>
          <Link href={`/drills/cards?dimension=${dimension.id}`} prefetch={false}>
            Drill {dimension.title.toLowerCase()}
          </Link>
        </p>
      )}
      <AnswerList dimension={dimension} columns={columns} />
    </section>
  )
}
