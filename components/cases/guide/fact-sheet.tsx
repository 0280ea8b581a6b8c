import { PointWord } from '@/components/marks/point-mark'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { GIVE_BY_MINUTES } from '@/lib/cases/domain/facts-to-give'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { POINTS } from '@/lib/framework/points'
import styles from './guide-tables.module.css'

/** The questions a candidate should ask, and the interviewer's answers. */
export function FactSheet({ facts }: { facts: Guide['facts'] }) {
  return (
    <table className={styles.table}>
      {POINTS.map((point) => (
        <tbody key={point}>
          <tr className={styles.group}>
            <th colSpan={2} scope="colgroup">
              <PointWord point={point} />
            </th>
          </tr>
          {facts[point].map(({ id, ask, say, give_by }) => (
            <tr key={id}>
              <td>
                {curlyQuotes(ask)}
                {give_by && (
                  <b className={styles.giveBy}>
                    Give by minute {give_by} of {GIVE_BY_MINUTES}
                  </b>
                )}
              </td>
              <td className={styles.say}>{curlyQuotes(say)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
