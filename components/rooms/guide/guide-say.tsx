'use client'

import { curlyQuotes } from '@/components/ui/format/quotes'
import type { CaseGuide } from '@/lib/cases/domain/case'
import type { GuidedStep, PlanStep } from '@/lib/framework/steps'
import { aroundStep, STEP_GUIDES } from '@/lib/rooms/domain/guide/step-guide'
import { useRoom } from '../room-context'
import styles from './guide-panel.module.css'

const NO_TICKS: readonly string[] = []

type Line = { say: string; hear: string | null }

/**
 * What to say in a step: the same opening for every case, then the case's own probes, which follow up on
 * answers.
 */
export function GuideSay({
  step,
  guided,
}: {
  step: PlanStep
  /** What the case's guide says about this step; null for steps that cases do not cover. */
  guided: CaseGuide['guide']['steps'][GuidedStep] | null
}) {
  const { ticked, plan, act } = useRoom(({ room, me, act }) => ({
    ticked: room.ticks[me.userId] ?? NO_TICKS,
    plan: room.plan,
    act,
  }))
  const general = STEP_GUIDES[step]
  const { opening, closing } = aroundStep(step, plan)
  const unheard = (say: string): Line => ({ say, hear: null })
  const lines: Line[] = [
    ...opening.map(unheard),
    ...general.say.map(unheard),
    ...(guided?.probes ?? []).map(({ ask, hear }) => ({ say: ask, hear })),
    ...closing.map(unheard),
  ]
  return (
    <section className={styles.section}>
      <h2>Say</h2>
      <ul className={styles.say}>
        {lines.map(({ say, hear }) => {
          const item = `${step}:${say}`.slice(0, 120)
          const done = ticked.includes(item)
          return (
            <li key={say} data-done={done}>
              <label>
                <input
                  type="checkbox"
                  checked={done}
                  aria-label={`Said: ${say}`}
                  onChange={() => void act({ kind: 'tick', item, on: !done })}
                />
                <span className={styles.spoken}>{curlyQuotes(say)}</span>
              </label>
              {hear && <p className={styles.hear}>{curlyQuotes(hear)}</p>}
            </li>
          )
        })}
      </ul>
      <p className={styles.listen}>
        {guided ? (
          <>
            <b>Before you move on:</b> {curlyQuotes(guided.listen)}
          </>
        ) : (
          general.notice
        )}
      </p>
    </section>
  )
}
