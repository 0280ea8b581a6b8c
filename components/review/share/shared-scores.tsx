import { GradeChip } from '@/components/marks/grade-chip'
import { PointMark } from '@/components/marks/point-mark'
import type { SharedGrades } from '@/lib/review/domain/share/share-view'
import styles from './shared-page.module.css'

/** The scores that a link shows; null while they are not open. */
export function SharedScores({ grades }: { grades: SharedGrades | null }) {
  if (!grades) return <p className={styles.note}>The grades of this round are not open yet.</p>
  const { dimensions, columns } = grades
  return (
    <>
      <table className={styles.scores}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dimensions.map(({ id, title, points }) => (
            <tr key={id}>
              <th scope="row">
                <span className={styles.dimension}>
                  <PointMark points={points} />
                  {title}
                </span>
              </th>
              {columns.map(({ key, scores }) => (
                <td key={key}>
                  <GradeChip value={scores[id]} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Overall</th>
            {columns.map(({ key, overall }) => (
              <td key={key}>
                <GradeChip value={overall} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className={styles.note}>1 to 4 each. A dash means not observed.</p>
    </>
  )
}
