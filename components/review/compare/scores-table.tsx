import { DIMENSION_TITLES, DIMENSIONS } from '@/lib/framework/dimensions'
import type { ComparedScores } from '@/lib/review/domain/compare/comparison'
import { TableHead } from './table-head'
import styles from './tables.module.css'

type ScoresTableProps = {
  left: ComparedScores | null
  right: ComparedScores | null
  names: readonly [string, string]
}

/** The scores of both rounds that are open: the candidate's own and the mean of the interviewers'. */
export function ScoresTable({ left, right, names }: ScoresTableProps) {
  return (
    <section className={styles.part} aria-labelledby="scores">
      <h2 id="scores">Grades</h2>
      {left || right ? (
        <table className={styles.table}>
          <TableHead rows="Dimension" names={names} />
          <tbody>
            {DIMENSIONS.map((dimension) => (
              <tr key={dimension}>
                <th scope="row">{DIMENSION_TITLES[dimension]}</th>
                {[left, right].map((scores, side) => (
                  <td key={side === 0 ? 'left' : 'right'}>{wordsOf(scores?.[dimension])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={styles.none}>No grades of either round are open to you. A model round has none.</p>
      )}
    </section>
  )
}

function wordsOf(scores: ComparedScores[keyof ComparedScores] | undefined): string {
  const { self = null, peers = null } = scores ?? {}
  const words = [
    ...(self === null ? [] : [`self ${inFigures(self)}`]),
    ...(peers === null ? [] : [`interviewer ${inFigures(peers)}`]),
  ]
  return words.join(', ') || '–'
}

function inFigures(score: number): string {
  return Number.isInteger(score) ? String(score) : score.toFixed(1)
}
