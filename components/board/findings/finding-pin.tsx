import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import styles from './finding-pin.module.css'

/** The number of a finding, on the board and in its list. How heavy it is drawn says how serious it is. */
export function FindingPin({ number, severity }: { number: number; severity: BoardFinding['severity'] }) {
  return (
    <span className={styles.pin} data-severity={severity} aria-hidden="true">
      {number}
    </span>
  )
}
