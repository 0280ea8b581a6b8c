import { Ruler, type RulerMark } from '@/components/marks/ruler'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './round-time.module.css'

type RoundTimeProps = {
  record: SessionRecord
  grading: GradingView | null
  /** The moment that is pointed at, in milliseconds of the round. */
  moment: number | null
  /** Lets go of it. */
  onLeave: () => void
}

const KINDS = [
  { kind: 'hint', word: 'hint' },
  { kind: 'curveball', word: 'curveball' },
  { kind: 'note', word: 'your note' },
  { kind: 'evidence', word: 'evidence' },
] as const

/** The round as it went, to scale, with what was given, noted and cited. */
export function RoundTime({ record, grading, moment, onLeave }: RoundTimeProps) {
  const marks = marksOf(record, grading)
  const end = record.elapsed / 60_000
  const present = KINDS.filter(({ kind }) => marks.some((mark) => mark.kind === kind))
  return (
    <section className={styles.time} aria-label="The round in time">
      <div className={styles.line}>
        <b className={styles.clock}>{formatFixedClock((moment ?? record.elapsed) / 1000)}</b>
        <span className={styles.total}>/ {formatFixedClock(record.elapsed / 1000)}</span>
        {moment !== null && (
          <button type="button" className={styles.leave} onClick={onLeave}>
            Back to the end
          </button>
        )}
        <span className={styles.legend}>
          {present.map(({ kind, word }) => (
            <span key={kind} className={styles.kind}>
              <i className={styles[kind]} aria-hidden="true" />
              {word}
            </span>
          ))}
        </span>
      </div>
      <Ruler
        segments={record.visits.map(({ key, title, points, from, to }) => ({
          key,
          label: title,
          points,
          minutes: (to - from) / 60_000,
        }))}
        // Past the end, so that rounding leaves no last band open.
        nowMinute={moment === null ? end + 1 : moment / 60_000}
        marks={marks}
        height={20}
        ariaLabel={describe(record)}
      />
    </section>
  )
}

function marksOf({ marks, notes }: SessionRecord, grading: GradingView | null): RulerMark[] {
  const at = (elapsed: number) => elapsed / 60_000
  const cited = (grading?.columns ?? []).flatMap((column) =>
    column.status === 'open'
      ? Object.entries(column.grade.scores).flatMap(([dimension, { pointer, note }]) =>
          pointer?.kind === 'moment'
            ? [{ key: `${column.key}-${dimension}`, elapsed: pointer.elapsed, text: note }]
            : [],
        )
      : [],
  )
  return [
    ...marks.map(({ key, kind, elapsed, text }) => ({ key, kind, minute: at(elapsed), label: text })),
    ...notes.map(({ seq, elapsed, text }) => ({
      key: String(seq),
      kind: 'note' as const,
      minute: at(elapsed),
      label: text,
    })),
    ...cited.map(({ key, elapsed, text }) => ({
      key,
      kind: 'evidence' as const,
      minute: at(elapsed),
      label: text,
    })),
  ]
}

function describe({ visits, elapsed }: SessionRecord): string {
  const steps = visits.map(({ title, from, to }) => `${title} ${formatFixedClock((to - from) / 1000)}`)
  return `The round took ${formatFixedClock(elapsed / 1000)}: ${steps.join(', ')}`
}
