'use client'

import styles from './not-loaded.module.css'

/** In the place of a part whose code did not come; the rest of the room goes on. */
export function NotLoaded() {
  return (
    <p role="alert" className={styles.note}>
      This could not be loaded. Everything else here works; reload the page to try again.
    </p>
  )
}

/** In the place of a part that nobody misses. */
export function Nothing() {
  return null
}
