'use client'

import styles from './not-loaded.module.css'

/** Shown instead of a part whose code failed to load; the rest of the room keeps working. */
export function NotLoaded() {
  return (
    <p role="alert" className={styles.note}>
      This could not be loaded. Everything else here works; reload the page to try again.
    </p>
  )
}

/** Rendered instead of a part that nobody will miss. */
export function Nothing() {
  return null
}
