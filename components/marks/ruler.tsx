import type { CSSProperties } from 'react'
import { formatMinutes } from '@/components/ui/format/format-time'
import type { Point } from '@/lib/framework/points'
import styles from './ruler.module.css'

export type RulerSegment = { key: string; label: string; points: readonly Point[]; minutes: number }

export type RulerMark = {
  key: string
  minute: number
  kind: 'hint' | 'curveball' | 'trial' | 'note' | 'evidence'
  label: string
}

type RulerProps = {
  /** In order; a segment without Points is grey. */
  segments: readonly RulerSegment[]
  /** Minutes since the start. If set, the past is filled, the future tinted, and a playhead drawn. */
  nowMinute?: number
  /** Key of the current segment; by default the one that contains `nowMinute`. */
  live?: string
  /** The planned position now; the distance to it is underlined. */
  plannedMinute?: number
  marks?: readonly RulerMark[]
  /** Label the bands whose names fit. */
  labels?: boolean
  /** Minimum length of the ruler in minutes, so that its scale stays when steps took less than planned. */
  atLeast?: number
  /** Height of the bands in px. */
  height?: number
  /** Draw the minutes under the bands, with a number every five. */
  ticks?: boolean
  numbers?: boolean
  /** A description for screen readers. */
  ariaLabel?: string
}

/** Time drawn to scale: the same picture of a round before, during and after it. */
export function Ruler({
  segments,
  nowMinute,
  live,
  plannedMinute,
  marks = [],
  atLeast = 0,
  labels = false,
  height = 26,
  ticks = true,
  numbers = true,
  ariaLabel,
}: RulerProps) {
  const drawn = segments.reduce((sum, segment) => sum + segment.minutes, 0)
  const total = Math.max(drawn, atLeast)
  const percent = (minute: number) => `${(Math.min(Math.max(minute, 0), total) / (total || 1)) * 100}%`
  const frame = `${styles.ruler} ${ticks ? '' : styles.bare}`
  return (
    <div className={styles.frame}>
      <div
        className={frame}
        style={{ '--h': `${height}px` } as CSSProperties}
        role="img"
        aria-label={ariaLabel ?? describe(segments, nowMinute)}
      >
        <Bands segments={segments} nowMinute={nowMinute} live={live} labels={labels} spare={total - drawn} />
        {ticks && <Ticks total={total} numbers={numbers} percent={percent} />}
        {marks.map((mark) => (
          <span
            key={mark.key}
            className={`${styles.mark} ${styles[mark.kind]}`}
            style={{ left: percent(mark.minute) }}
            title={mark.label}
          />
        ))}
        {nowMinute !== undefined && plannedMinute !== undefined && (
          <span className={styles.pace} style={paceSpan(nowMinute, plannedMinute, total)} />
        )}
        {nowMinute !== undefined && <span className={styles.now} style={{ left: percent(nowMinute) }} />}
      </div>
    </div>
  )
}

function Bands({
  segments,
  nowMinute,
  live: liveKey,
  labels,
  spare,
}: Pick<RulerProps, 'segments' | 'nowMinute' | 'live' | 'labels'> & { spare: number }) {
  let start = 0
  // A step that takes longer than planned ends at the playhead, where the next one begins.
  const current = nowMinute === undefined ? -1 : segments.findIndex(({ key }) => key === liveKey)
  return (
    <div className={styles.bands}>
      {segments.map((segment, index) => {
        const from = start
        start += segment.minutes
        const isPast = nowMinute !== undefined && nowMinute >= start
        const done = current < 0 ? isPast : index < current
        const live = current < 0 ? nowMinute !== undefined && nowMinute >= from && !isPast : index === current
        return (
          <div
            key={segment.key}
            className={`${styles.band} ${done ? styles.done : ''} ${live ? styles.live : ''}`}
            // In milliseconds: flex factors that add up to less than 1 would leave the rest of the line empty.
            style={{ flexGrow: segment.minutes * 60_000, ...colours(segment.points) }}
            title={`${segment.label}, ${formatMinutes(segment.minutes)}`}
          >
            <span className={styles.tint} />
            {live && nowMinute !== undefined && (
              <span
                className={styles.elapsed}
                style={{ width: `${((nowMinute - from) / segment.minutes) * 100}%` }}
              />
            )}
            {labels && nowMinute === undefined && <span className={styles.label}>{segment.label}</span>}
          </div>
        )
      })}
      {spare > 0 && <div style={{ flexGrow: spare * 60_000, flexBasis: 0 }} />}
    </div>
  )
}

/**
 * The position of the line between now and the plan, in percent of the ruler. Both ends stay on the ruler: early in the
 * last step, the plan's position would otherwise be beyond its end.
 */
export function paceSpan(
  nowMinute: number,
  plannedMinute: number,
  total: number,
): { left: string; width: string } {
  const place = (minute: number) => (Math.min(Math.max(minute, 0), total) / (total || 1)) * 100
  const [from, to] = [place(Math.min(nowMinute, plannedMinute)), place(Math.max(nowMinute, plannedMinute))]
  return { left: `${from}%`, width: `${to - from}%` }
}

function Ticks(props: { total: number; numbers: boolean; percent: (minute: number) => string }) {
  const minutes = Array.from({ length: Math.floor(props.total) + 1 }, (_, minute) => minute)
  return (
    <div className={styles.ticks}>
      {minutes.map((minute) => (
        <span
          key={minute}
          className={`${styles.tick} ${minute % 5 === 0 ? styles.major : ''}`}
          style={{ left: props.percent(minute) }}
        >
          {props.numbers && minute % 5 === 0 && <span className={styles.number}>{minute}</span>}
        </span>
      ))}
    </div>
  )
}

/** One Point fills the band, two halve it, three share it in thirds. */
function colours(points: readonly Point[]): CSSProperties {
  const [a, b, c] = points.map((point) => `var(--tp-${point}-fill)`)
  if (a === undefined) {
    const grey = 'var(--tp-line-strong)'
    return { '--a': grey, '--b': grey, '--c': grey } as CSSProperties
  }
  if (b === undefined) return { '--a': a, '--b': a, '--c': a } as CSSProperties
  if (c === undefined) {
    return { '--a': a, '--b': b, '--c': b, '--first': '50%', '--third': '0%' } as CSSProperties
  }
  return { '--a': a, '--b': b, '--c': c } as CSSProperties
}

function describe(segments: readonly RulerSegment[], nowMinute: number | undefined): string {
  const plan = segments.map((segment) => `${segment.label} ${formatMinutes(segment.minutes)}`).join(', ')
  return nowMinute === undefined ? `Plan: ${plan}` : `Minute ${Math.floor(nowMinute)}. Plan: ${plan}`
}
