import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import styles from './finding-pin.module.css'

/** The number of a finding, on the board and in its list. A heavier outline means a more severe finding. */
export function FindingPin({ number, severity }: { number: number; severity: BoardFinding['severity'] }) {
  return (
    <span className={styles.pin} data-severity={severity} aria-hidden="true">
      {number}
    </span>
  )
}
