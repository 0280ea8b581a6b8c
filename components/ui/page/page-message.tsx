import type { ReactNode } from 'react'
import styles from './page-message.module.css'

/** A page with nothing but a message: what happened, what the user can do, and a link. */
export function PageMessage({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action: ReactNode
}) {
  return (
    <div className={styles.message}>
      <h1>{title}</h1>
      <p>{children}</p>
      {action}
    </div>
  )
}
