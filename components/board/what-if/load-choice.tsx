'use client'

import { useId } from 'react'
import { formatNumber } from '@/lib/content/domain/estimate/format-number'
import styles from './load-choice.module.css'
import { timesWords } from './outcome-words'
import { PanelSection } from './panel-section'
import type { WhatIf } from './use-what-if'

/** Each key press changes the load by a quarter to a half, so that few presses lead from 1 to 100. */
const STEPS = [1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 70, 100] as const
const MARKED: readonly number[] = [1, 10, 100]

/** The multiple of the incoming rates. */
export function LoadChoice({ whatIf }: { whatIf: WhatIf }) {
  const { trial, outcome, names, setTimes } = whatIf
  const id = useId()
  const at = STEPS.findIndex((step) => step >= trial.times)
  const coming = outcome.figures.flatMap(({ kind, owner, value }) =>
    kind === 'rate' && value !== null
      ? [`${formatNumber(value * trial.times)}/s ${names.get(owner) ?? ''}`]
      : [],
  )
  return (
    <PanelSection title="Load" id={`${id}-title`} figure={timesWords(trial.times)}>
      <input
        type="range"
        className={styles.slider}
        aria-labelledby={`${id}-title`}
        aria-valuetext={`${formatNumber(trial.times)} ${trial.times === 1 ? 'time' : 'times'}`}
        min={0}
        max={STEPS.length - 1}
        value={Math.max(at, 0)}
        onChange={({ currentTarget }) => setTimes(STEPS[Number(currentTarget.value)] ?? 1)}
      />
      <div className={styles.scale} aria-hidden="true">
        {STEPS.map((step, index) => (
          <span key={step} style={{ left: `${(100 * index) / (STEPS.length - 1)}%` }}>
            {MARKED.includes(step) && timesWords(step)}
          </span>
        ))}
      </div>
      {coming.length > 0 ? (
        <p className={styles.rates}>{coming.join(', ')}</p>
      ) : (
        <p className={styles.hint}>
          No rate is known yet. Enter one under Parts, or write it on an arrow, such as “3k rps”.
        </p>
      )}
    </PanelSection>
  )
}
