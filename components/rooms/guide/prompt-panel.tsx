'use client'

import { PointMark } from '@/components/marks/point-mark'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { stepInfo } from '@/lib/framework/steps'
import { planMinutes } from '@/lib/rooms/domain/round/plan'
import { useRoom } from '../room-context'
import styles from './prompt-panel.module.css'

/** The prompt in the interviewer's words, and the plan. */
export function PromptPanel() {
  const { plan, prompt, step } = useRoom(({ room, prompt, step }) => ({ plan: room.plan, prompt, step }))
  return (
    <section className={styles.panel} aria-label="Prompt">
      <blockquote>{curlyQuotes(prompt)}</blockquote>
      <h3>The plan, {planMinutes(plan)} minutes</h3>
      <ol>
        {plan.map((planned) => (
          <li key={planned.slug} aria-current={planned.slug === step ? 'step' : undefined}>
            <PointMark points={stepInfo(planned.slug).points} />
            <span>{stepInfo(planned.slug).title}</span>
            <b>{planned.minutes}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}
