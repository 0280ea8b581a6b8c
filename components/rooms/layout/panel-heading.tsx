import type { ReactNode } from 'react'
import styles from './panel-heading.module.css'

/** The heading of a part of a panel, with a note on who can see it. */
export function PanelHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <h3 className={styles.heading}>
      {title} <small>{children}</small>
    </h3>
  )
}
