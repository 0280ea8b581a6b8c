import { VisuallyHidden } from '@mantine/core'
import { GradeChip } from '@/components/marks/grade-chip'
import type { Pointer } from '@/lib/grading/domain/grade'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { Advice } from './advice'
import { ColumnChip } from './column-chip'
import { columnName } from './column-name'
import { type BesideGrade, GradeRow } from './grade-row'
import styles from './grade-sheet.module.css'
import { HeardFeedback } from './heard-feedback'
import type { PointerTargets } from './pointer-words'

type GradeSheetProps = {
  grading: GradingView
  parts: PointerTargets['parts']
  shown: Pointer | null
  onShow: (pointer: Pointer) => void
  beside?: BesideGrade | undefined
}

/** All grades side by side, dimension by dimension, with the evidence under each. */
export function GradeSheet({ grading, parts, shown, onShow, beside }: GradeSheetProps) {
  const { rubric, columns, heard } = grading
  return (
    <div className={styles.sheet}>
      <div className={styles.head} aria-hidden="true">
        <span />
        {columns.map((column) => (
          <span key={column.key} className={styles.cell} title={column.name}>
            {columnName(column)}
          </span>
        ))}
      </div>
      {rubric.dimensions.map((dimension) => (
        <GradeRow
          key={dimension.id}
          dimension={dimension}
          columns={columns}
          parts={parts}
          shown={shown}
          onShow={onShow}
          beside={beside}
        />
      ))}
      <div className={styles.overall}>
        <span>Overall, weighted</span>
        {columns.map((column) => (
          <span key={column.key} className={styles.cell}>
            <VisuallyHidden>{columnName(column)}</VisuallyHidden>
            {column.status === 'open' ? (
              <GradeChip value={tenth(column.grade.overall)} />
            ) : (
              <ColumnChip column={column} score={null} differs={false} />
            )}
          </span>
        ))}
      </div>
      <Advice columns={columns} />
      {heard && <HeardFeedback heard={heard} />}
    </div>
  )
}

function tenth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}
