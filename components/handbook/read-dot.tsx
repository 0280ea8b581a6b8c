import styles from './read-dot.module.css'

/** Filled for what was read, a ring for what comes next, open for the rest. */
export function ReadDot({ state }: { state: 'read' | 'next' | 'unread' }) {
  return <span className={`${styles.dot} ${styles[state]}`} aria-hidden="true" />
}
