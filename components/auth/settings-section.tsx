import type { ReactNode } from 'react'
import styles from './settings.module.css'

/** One section of the settings: its description on the left, its controls on the right. */
export function SettingsSection(props: { id: string; title: string; about: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={props.id}>
      <div>
        <h2 id={props.id}>{props.title}</h2>
        <p className={styles.about}>{props.about}</p>
      </div>
      <div>{props.children}</div>
    </section>
  )
}
