import styles from './skeleton.module.css'

const BANDS = [5, 3, 4, 6, 2, 5, 7] as const
const WIDTHS = ['40%', '70%', '100%', '92%', '70%', '55%'] as const

/** Placeholder for lines of text. */
export function SkeletonLines({ count = 3 }: { count?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {WIDTHS.slice(0, count).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shape never changes
        <div key={index} className={styles.line} style={{ width }} />
      ))}
    </div>
  )
}

/** Placeholder for a round's ruler. */
export function SkeletonRuler() {
  return (
    <div className={`${styles.skeleton} ${styles.ruler}`} aria-hidden="true">
      {BANDS.map((grow, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shape never changes
        <div key={index} className={styles.band} style={{ flexGrow: grow }} />
      ))}
    </div>
  )
}

/** Placeholder for a panel of a given height in px. */
export function SkeletonBlock({ height }: { height: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <div className={styles.block} style={{ height }} />
    </div>
  )
}
