import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Logo } from './page/logo'

type EmptyStateProps = {
  title: string
  /** What will be here. */
  children: ReactNode
  /** The one thing to do. */
  action?: ReactNode
}

/** Explains what will be here, with the one action that fills it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Logo size={30} />
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
