'use client'

import { SegmentedControl } from '@mantine/core'
import { PointMark } from '@/components/marks/point-mark'
import { Ruler, type RulerSegment } from '@/components/marks/ruler'
import { LeftOut } from '@/components/rooms/new-room/left-out'
import { formatMinutes } from '@/components/ui/format/format-time'
import type { RoundMinutes } from '@/lib/framework/steps'
import { useChosenLength } from './chosen-length'
import styles from './round-plan.module.css'

/** The plan of a round of one length; `aim` is what a step should produce. */
export type PlanView = { minutes: RoundMinutes; steps: readonly (RulerSegment & { aim: string })[] }

/** The plan of a round on this case, to scale and as a table, by length. */
export function RoundPlan({ plans }: { plans: readonly [PlanView, ...PlanView[]] }) {
  const { minutes: chosen, choose } = useChosenLength()
  const plan = plans.find(({ minutes }) => minutes === chosen) ?? plans[0]
  return (
    <section aria-labelledby="round-plan">
      <div className={styles.head}>
        <h2 id="round-plan">The round</h2>
        {plans.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Length of the round"
            value={String(chosen)}
            onChange={(value) => choose(Number(value) as RoundMinutes)}
            data={plans.map(({ minutes }) => ({ label: `${minutes} min`, value: String(minutes) }))}
          />
        )}
      </div>
      <Ruler segments={plan.steps} height={30} labels />
      <LeftOut minutes={plan.minutes} className={styles.leftOut} />
      <table className={styles.steps}>
        <caption className={styles.caption}>Steps of a round of {plan.minutes} minutes</caption>
        <thead className={styles.caption}>
          <tr>
            <th scope="col">Points</th>
            <th scope="col">Step</th>
            <th scope="col">Minutes</th>
            <th scope="col">What it should produce</th>
          </tr>
        </thead>
        <tbody>
          {plan.steps.map((step) => (
            <tr key={step.key}>
              <td>
                <PointMark points={step.points} labelled />
              </td>
              <td>{step.label}</td>
              <td className={styles.minutes}>
                <time dateTime={`PT${step.minutes}M`} title={formatMinutes(step.minutes)}>
                  {step.minutes}
                </time>
              </td>
              <td className={styles.aim}>{step.aim}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
