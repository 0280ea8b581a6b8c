import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import { columnName } from './column-name'
import styles from './grade-sheet.module.css'

/** What each open grade says to keep and to change. */
export function Advice({ columns }: { columns: readonly GradeColumn[] }) {
  const given = columns.flatMap((column) =>
    column.status === 'open' && (column.grade.keep || column.grade.change) ? [column] : [],
  )
  return given.map((column) => (
    <dl key={column.key} className={styles.advice}>
      {given.length > 1 && <dt className={styles.by}>{columnName(column)}</dt>}
      {column.grade.keep && (
        <div>
          <dt>Keep</dt>
          <dd>{column.grade.keep}</dd>
        </div>
      )}
      {column.grade.change && (
        <div>
          <dt>Change</dt>
          <dd>{column.grade.change}</dd>
        </div>
      )}
    </dl>
  ))
}
