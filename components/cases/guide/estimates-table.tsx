import { curlyQuotes } from '@/components/ui/format/quotes'
import type { EstimateLine } from '@/lib/content/domain/estimate/evaluate-estimates'
import styles from './guide-tables.module.css'

const ORIGINS = [
  ['given', 'Given by the interviewer'],
  ['assumed', 'Assumed'],
  ['derived', 'Computed'],
] as const

type EstimatesTableProps = {
  lines: readonly EstimateLine[]
  /** Problems by line name, while the case is being written. */
  problems?: ReadonlyMap<string, string>
}

/** The numbers of a case: source, formula and conclusion of each. */
export function EstimatesTable({ lines, problems }: EstimatesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className={styles.scroll} aria-label="Numbers" tabIndex={0}>
      <table className={styles.table}>
        {ORIGINS.filter(([origin]) => lines.some((line) => line.origin === origin)).map(([origin, title]) => (
          <tbody key={origin}>
            <tr className={styles.group}>
              <th colSpan={3} scope="colgroup">
                {title}
              </th>
            </tr>
            {lines
              .filter((line) => line.origin === origin)
              .map((line) => (
                <tr key={line.name}>
                  <td>
                    <code>{line.name}</code>
                    {line.formula && <code className={styles.formula}>{line.formula}</code>}
                  </td>
                  <td className={styles.number}>{line.text}</td>
                  <td>
                    {problems?.has(line.name) && (
                      <strong className={styles.problem}>{problems.get(line.name)}</strong>
                    )}
                    {line.note && curlyQuotes(line.note)}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
