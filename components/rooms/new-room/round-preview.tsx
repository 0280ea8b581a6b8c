import { PointMark } from '@/components/marks/point-mark'
import { Ruler } from '@/components/marks/ruler'
import { formatMinutes } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { CaseKind } from '@/lib/framework/case-kinds'
import type { RoomMode } from '@/lib/framework/roles'
import { type RoundMinutes, stepInfo } from '@/lib/framework/steps'
import { standardPlan } from '@/lib/rooms/domain/round/plan'
import { LeftOut } from './left-out'
import styles from './round-preview.module.css'

type RoundPreviewProps = {
  /** One line about the case; null before one is chosen. */
  line: string | null
  /** The steps depend on it; null while no case is chosen. */
  kind: CaseKind | null
  minutes: RoundMinutes
  mode: RoomMode
}

/** The round that the form will create: its case in one line, and its steps with their minutes. */
export function RoundPreview({ line, kind, minutes, mode }: RoundPreviewProps) {
  return (
    <section className={styles.preview} aria-labelledby="round-preview">
      <h2 id="round-preview">The round</h2>
      {line ? (
        <p className={styles.line}>{curlyQuotes(line)}</p>
      ) : (
        <p className={styles.later}>Its steps and their minutes appear here once you have chosen a case.</p>
      )}
      {kind && <Steps kind={kind} minutes={minutes} mode={mode} />}
      <LeftOut minutes={minutes} mode={mode} className={styles.leftOut} />
    </section>
  )
}

function Steps({ kind, minutes, mode }: { kind: CaseKind } & Pick<RoundPreviewProps, 'minutes' | 'mode'>) {
  const steps = standardPlan(kind, minutes, mode).map((step) => ({
    ...stepInfo(step.slug),
    minutes: step.minutes,
  }))
  return (
    <>
      <Ruler
        height={30}
        segments={steps.map(({ slug, title, points, minutes: length }) => ({
          key: slug,
          label: title,
          points,
          minutes: length,
        }))}
      />
      <ol className={styles.steps}>
        {steps.map(({ slug, title, points, minutes: length }) => (
          <li key={slug}>
            <PointMark points={points} />
            <span>{title}</span>
            <time dateTime={`PT${length}M`} title={formatMinutes(length)}>
              {length}
            </time>
          </li>
        ))}
      </ol>
    </>
  )
}
