import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './error-note.module.css'

type ErrorNoteProps = {
  /** What happened. */
  title: string
  /** What is safe, and what to do. */
  children: ReactNode
  /** The error code to include in a bug report. */
  code?: string
  /** "Try again" or a link to another page. */
  action?: ReactNode
}

/** A failure on a page: what happened, what is safe, what to do. */
export function ErrorNote({ title, children, code, action }: ErrorNoteProps) {
  return (
    <div className={styles.note} role="alert">
      <IconAlertCircle className={styles.icon} size={18} stroke={1.7} aria-hidden="true" />
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{children}</p>
        {(action || code) && (
          <div className={styles.actions}>
            {action}
            {code && <code className={styles.code}>{code}</code>}
          </div>
        )}
      </div>
    </div>
  )
}

/** A failure inside a form: one sentence above the button. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <p className={`${styles.note} ${styles.inline}`} role="alert">
      <IconAlertCircle className={styles.icon} size={16} stroke={1.7} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
