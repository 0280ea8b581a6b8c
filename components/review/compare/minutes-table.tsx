import { PointMark } from '@/components/marks/point-mark'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { TableHead } from './table-head'
import styles from './tables.module.css'

type Step = SessionRecord['steps'][number]

type MinutesTableProps = {
  left: readonly Step[]
  right: readonly Step[]
  names: readonly [string, string]
}

/** How many minutes each step took in both rounds. */
export function MinutesTable({ left, right, names }: MinutesTableProps) {
  const steps = [...left, ...right.filter(({ slug }) => !left.some((step) => step.slug === slug))]
  const longest = Math.max(1, ...[...left, ...right].map(({ actual }) => actual))
  return (
    <section className={styles.part} aria-labelledby="minutes">
      <h2 id="minutes">Minutes</h2>
      <table className={styles.table}>
        <TableHead rows="Step" names={names} />
        <tbody>
          {steps.map(({ slug, title, points }) => (
            <tr key={slug}>
              <th scope="row">
                <PointMark points={points} size={12} />
                {title}
              </th>
              <Took step={left.find((step) => step.slug === slug)} longest={longest} />
              <Took step={right.find((step) => step.slug === slug)} longest={longest} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Took({ step, longest }: { step: Step | undefined; longest: number }) {
  if (!step) return <td className={styles.none}>no such step</td>
  return (
    <td>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${(step.actual / longest) * 100}%` }} />
      </span>
      {step.actual.toFixed(1)}
    </td>
  )
}
