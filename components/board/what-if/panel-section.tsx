import type { ReactNode } from 'react'
import styles from './panel-section.module.css'

type PanelSectionProps = {
  title: string
  id?: string
  /** The number that the section is about. */
  figure?: string | null
  /** A word beside the title. */
  note?: string
  children: ReactNode
}

/** A part of the panel: its title, and the one number that says it all. */
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
