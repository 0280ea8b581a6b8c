import type { ReactNode } from 'react'
import styles from './page-message.module.css'

/** A page that has nothing else to show: what is the matter, what one can do, and a way on. */
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
