import styles from './read-dot.module.css'

/** Filled for read pages, a ring for the next one, open for the rest. */
export function ReadDot({ state }: { state: 'read' | 'next' | 'unread' }) {
  return <span className={`${styles.dot} ${styles[state]}`} aria-hidden="true" />
}
