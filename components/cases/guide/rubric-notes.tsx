import { GradeChip } from '@/components/marks/grade-chip'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { DIMENSION_TITLES, DIMENSIONS, NOTED_SCORES } from '@/lib/framework/dimensions'
import styles from './guide-tables.module.css'

/** Descriptions of a 2, a 3 and a 4 in this case, for each dimension. */
export function RubricNotes({ rubric }: { rubric: Guide['rubric'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className={styles.scroll} aria-label="Rubric notes" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            {NOTED_SCORES.map((score) => (
              <th key={score} scope="col">
                <GradeChip value={score} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DIMENSIONS.map((dimension) => (
            <tr key={dimension}>
              <td>{DIMENSION_TITLES[dimension]}</td>
              {NOTED_SCORES.map((score) => (
                <td key={score}>{curlyQuotes(rubric[dimension][score])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
