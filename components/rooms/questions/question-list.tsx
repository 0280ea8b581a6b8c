import { curlyQuotes } from '@/components/ui/format/quotes'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import styles from './questions.module.css'

/** Questions about one's own board, each with why it matters. */
export function QuestionList({ findings }: { findings: readonly BoardFinding[] }) {
  return (
    <ul className={styles.list}>
      {findings.map(({ code, ask, why }) => (
        <li key={`${code} ${ask}`} className={styles.own}>
          <p>{curlyQuotes(ask)}</p>
          <small>{why}</small>
        </li>
      ))}
    </ul>
  )
}
