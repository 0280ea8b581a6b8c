import { VisuallyHidden } from '@mantine/core'
import type { CSSProperties } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './planned-actual.module.css'

type Step = SessionRecord['steps'][number]

/** How far a step may deviate from the plan before it stands out, in minutes. */
const TOLERANCE = 0.5

/** Each step's minutes: the bar is the actual time, the tick the planned time. */
export function PlannedActual({ steps }: { steps: readonly Step[] }) {
  const longest = Math.max(1, ...steps.map(({ planned, actual }) => Math.max(planned, actual)))
  const off = steps.filter(({ planned, actual }) => Math.abs(actual - planned) > TOLERANCE).length
  return (
    <section aria-labelledby="planned-actual">
      <div className={styles.head}>
        <h2 id="planned-actual">Planned and actual minutes</h2>
        <small>
          {off} of {steps.length} steps more than 30 s off
        </small>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepRow key={step.slug} step={step} longest={longest} />
        ))}
      </ol>
    </section>
  )
}

function StepRow({ step, longest }: { step: Step; longest: number }) {
  const { title, points, planned, actual } = step
  const by = Math.round((actual - planned) * 10) / 10
  const sign = by > 0 ? '+' : by < 0 ? '−' : ''
  return (
    <li className={styles.step}>
      <span className={styles.title}>
        <PointMark points={points} size={12} />
        {title}
      </span>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: percent(planned, longest) }} />
        <b style={{ width: percent(actual, longest), ...fill(points) }} />
      </span>
      <span className={styles.actual}>
        {actual.toFixed(1)}
        <VisuallyHidden> minutes, planned {planned}, </VisuallyHidden>
      </span>
      <span className={`${styles.by} ${Math.abs(actual - planned) > TOLERANCE ? styles.off : ''}`}>
        {sign}
        {Math.abs(by).toFixed(1)}
      </span>
    </li>
  )
}

function percent(minutes: number, longest: number): string {
  return `${(minutes / longest) * 100}%`
}

/** The Points' colours side by side; grey for a step that belongs to no Point. */
function fill(points: Step['points']): CSSProperties {
  const colours = points.map((point) => `var(--tp-${point}-fill)`)
  if (colours.length < 2) return { background: colours[0] ?? 'var(--tp-line-strong)' }
  const share = 100 / colours.length
  const stops = colours.map((colour, index) => `${colour} ${index * share}% ${(index + 1) * share}%`)
  return { background: `linear-gradient(90deg, ${stops.join(', ')})` }
}
