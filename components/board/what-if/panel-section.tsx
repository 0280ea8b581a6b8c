import type { ReactNode } from 'react'
import styles from './panel-section.module.css'

type PanelSectionProps = {
  title: string
  id?: string
  /** The figure that the section is about. */
  figure?: string | null
  /** A word next to the title. */
  note?: string
  children: ReactNode
}

/** A section of the panel: its title, and the figure that sums it up. */
export function PanelSection({ title, id, figure, note, children }: PanelSectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note && <span>{note}</span>}
        {figure && <strong>{figure}</strong>}
      </div>
      {children}
    </section>
  )
}
