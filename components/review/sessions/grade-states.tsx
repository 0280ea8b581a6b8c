import { columnName } from '@/components/grading/column-name'
import { BlindGradeChip, GradeChip } from '@/components/marks/grade-chip'
import type { GradeState } from '@/lib/grading/domain/grading-view'
import styles from './grade-states.module.css'

/** The expected grades of a session as chips, or a note that the viewer's own is due. */
export function GradeStates({ state }: { state: GradeState | null }) {
  if (!state) return <span className={styles.none}>no grades for observers</span>
  const { grades, toGrade } = state
  if (toGrade && grades.every(({ status }) => status === 'awaited')) {
    return <span className={styles.due}>To grade</span>
  }
  return (
    <span className={styles.states}>
      {toGrade && <span className={styles.due}>To grade</span>}
      {grades.map(({ key, name, mine, status, overall }) =>
        toGrade && mine ? null : (
          <span key={key} className={styles.state}>
            <span className={styles.who}>{columnName({ name, mine })}</span>
            {status === 'open' ? (
              <GradeChip value={rounded(overall)} />
            ) : (
              <BlindGradeChip given={status === 'in'} />
            )}
          </span>
        ),
      )}
    </span>
  )
}

/** To one decimal, so that 3.04 is written as 3. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}
