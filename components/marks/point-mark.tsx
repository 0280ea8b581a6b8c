import { POINTS, type Point, pointWords } from '@/lib/framework/points'
import styles from './point-mark.module.css'

const CENTRE: Record<Point, readonly [x: number, y: number]> = {
  why: [7, 3],
  what: [3, 10.7],
  how: [11, 10.7],
}

type PointMarkProps = {
  /** The highlighted dots; none for a part that belongs to no Point. */
  points: readonly Point[]
  /** Side in px. */
  size?: number
  /** Set it if no text beside the mark names the Point. */
  labelled?: boolean
}

/** One triangle; the highlighted dot is the Point: top WHY, left WHAT, right HOW. */
export function PointMark({ points, size = 14, labelled = false }: PointMarkProps) {
  const name = labelled ? pointWords(points) : ''
  return (
    <svg
      className={styles.mark}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      focusable="false"
      role={name ? 'img' : 'presentation'}
      aria-label={name || undefined}
      aria-hidden={!name}
    >
      {POINTS.map((point) => {
        const [cx, cy] = CENTRE[point]
        return points.includes(point) ? (
          <circle
            key={point}
            cx={cx}
            cy={cy}
            r={points.length > 2 ? 2.3 : 2.9}
            fill={`var(--tp-${point}-fill)`}
          />
        ) : (
          <circle key={point} cx={cx} cy={cy} r="1.55" fill="none" stroke="var(--tp-line-strong)" />
        )
      })}
    </svg>
  )
}

/** The mark with its word, in the Point's colour. */
export function PointWord({ point, size = 14 }: { point: Point; size?: number }) {
  return (
    <span className={`${styles.word} ${styles[point]}`}>
      <PointMark points={[point]} size={size} />
      {point.toUpperCase()}
    </span>
  )
}
