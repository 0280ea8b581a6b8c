import { READING_PATH } from '@/lib/handbook/domain/reading-path'
import styles from './path-drawing.module.css'

/** Positions of the stages: prerequisites are to the left. Names are placed where no line passes. */
const PLACES: Record<string, { x: number; y: number; name: 'above' | 'below' }> = {
  start: { x: 60, y: 130, name: 'above' },
  foundations: { x: 190, y: 130, name: 'below' },
  'building-blocks': { x: 330, y: 130, name: 'above' },
  data: { x: 465, y: 62, name: 'above' },
  messaging: { x: 465, y: 200, name: 'below' },
  reliability: { x: 600, y: 130, name: 'above' },
  patterns: { x: 730, y: 130, name: 'below' },
  operations: { x: 860, y: 62, name: 'above' },
  strategy: { x: 860, y: 200, name: 'below' },
}
const RADIUS = 17

/** The parts of the handbook as stops on a map. Each leads to its pages below. */
export function PathDrawing({ read, next }: { read: ReadonlySet<string>; next: string | null }) {
  const stops = READING_PATH.flatMap((stage) => {
    const place = PLACES[stage.id]
    const count = stage.pages.filter((id) => read.has(id)).length
    const state =
      count === stage.pages.length
        ? ('read' as const)
        : next && stage.pages.includes(next)
          ? ('next' as const)
          : ('unread' as const)
    return place ? [{ ...stage, ...place, count, state }] : []
  })
  return (
    <nav aria-label="Map of the handbook" className={styles.map}>
      <svg viewBox="0 0 940 262" role="presentation" focusable="false">
        {stops.flatMap((stop) =>
          stop.after.flatMap((id) => {
            const from = stops.find((other) => other.id === id)
            return from ? (
              <path
                key={`${id}-${stop.id}`}
                d={line(from, stop)}
                className={from.state === 'read' ? styles.done : styles.open}
              />
            ) : (
              []
            )
          }),
        )}
        {stops.map(({ id, title, pages, x, y, name, count, state }) => (
          <a key={id} href={`#${id}`} className={`${styles.stop} ${styles[state]}`}>
            <circle cx={x} cy={y} r={RADIUS + 12} className={styles.reach} />
            <path d={blob(x, y, RADIUS, id.length)} className={styles.ink} />
            {state === 'read' && <path d={`M${x - 6} ${y}l4.5 4.5l8-9`} className={styles.check} />}
            {state === 'next' && <circle cx={x} cy={y} r="5.5" className={styles.core} />}
            {state === 'next' && <path d={blob(x, y, RADIUS - 6, id.length + 3)} className={styles.ring} />}
            <text x={x} y={name === 'above' ? y - 42 : y + 38} className={styles.name}>
              {title}
            </text>
            <text x={x} y={name === 'above' ? y - 26 : y + 54} className={styles.count}>
              {count}/{pages.length}
            </text>
          </a>
        ))}
      </svg>
    </nav>
  )
}

type Place = { x: number; y: number }

/** A slightly curved line, as if drawn by hand. */
function line(from: Place, to: Place): string {
  const bow = from.y === to.y ? 5 : to.y < from.y ? -10 : 10
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2 + bow]
  return `M${from.x + RADIUS - 2} ${from.y}Q${x} ${y} ${to.x - RADIUS + 2} ${to.y}`
}

/** A circle that is not quite round; `seed` varies it. */
function blob(x: number, y: number, radius: number, seed: number): string {
  const corners = [0, 1, 2, 3, 4, 5].map((corner) => {
    const angle = (corner / 6) * 2 * Math.PI + seed
    const reach = radius + (((seed * 7 + corner * 5) % 5) - 2) * 0.45
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach] as const
  })
  const middle = (a: readonly [number, number], b: readonly [number, number]) =>
    `${((a[0] + b[0]) / 2).toFixed(1)} ${((a[1] + b[1]) / 2).toFixed(1)}`
  const pairs = corners.map((corner, index) => [corner, corners[(index + 1) % 6] ?? corner] as const)
  const [first] = pairs
  if (!first) return ''
  // The curve's control points are slightly outside the circle.
  const out = ([a, b]: readonly [number, number]) =>
    `${(x + (a - x) * 1.15).toFixed(1)} ${(y + (b - y) * 1.15).toFixed(1)}`
  const rest = pairs.map(([, to], index) => {
    const after = pairs[(index + 1) % 6]?.[1] ?? to
    return `Q${out(to)} ${middle(to, after)}`
  })
  return `M${middle(first[0], first[1])}${rest.join('')}Z`
}
