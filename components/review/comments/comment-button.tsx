import { IconMessage } from '@tabler/icons-react'
import styles from './comment-button.module.css'

type CommentButtonProps = {
  /** What the threads are about. */
  on: string
  /** Open threads about it. */
  count: number
  onClick: () => void
}

/** The number of open threads about something; pressing it starts a new one. */
export function CommentButton({ on, count, onClick }: CommentButtonProps) {
  const open = count === 0 ? '' : `, ${count} open`
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={`Comment on ${on}${open}`}
      title={`Comment on ${on}`}
      onClick={onClick}
    >
      <IconMessage size={14} stroke={1.7} aria-hidden="true" />
      {count > 0 && <span>{count}</span>}
    </button>
  )
}
