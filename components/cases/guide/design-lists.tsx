import { curlyQuotes } from '@/components/ui/format/quotes'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import styles from './guide-tables.module.css'

/** What the system must do and how well, with the API calls that serve it. */
export function RequirementList({ guide: { requirements, apis } }: { guide: Guide }) {
  const callsFor = (id: string) => apis.filter(({ serves }) => serves.includes(id)).map(({ call }) => call)
  return (
    <table className={styles.table}>
      <tbody>
        {requirements.functional.map(({ id, level, text }) => (
          <tr key={id}>
            <td className={styles.mark}>
              <code>{id}</code>
            </td>
            <td className={styles.mark}>{level}</td>
            <td>
              {curlyQuotes(text)}
              {callsFor(id).map((call) => (
                <code key={call} className={styles.formula}>
                  {call}
                </code>
              ))}
            </td>
          </tr>
        ))}
        {requirements.quality.map(({ id, text }) => (
          <tr key={id}>
            <td className={styles.mark}>
              <code>{id}</code>
            </td>
            <td className={styles.mark}>quality</td>
            <td>{curlyQuotes(text)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Connections that look tempting, and their drawbacks. */
export function Avoided({ graph }: { graph: Guide['graph'] }) {
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.label ?? id
  return (
    <table className={styles.table}>
      <tbody>
        {graph.avoid.map(({ from, to, label }) => (
          <tr key={`${from} ${to}`}>
            <td>{curlyQuotes(`${nameOf(from)} to ${nameOf(to)}`)}</td>
            <td>{curlyQuotes(label)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
