'use client'

import { useId } from 'react'
import styles from './feedback-fieldset.module.css'

type ChoiceRowProps<T extends string | boolean> = {
  legend: string
  choices: readonly { value: T; label: string }[]
  /** Null if not answered. */
  value: T | null
  onChange: (value: T | null) => void
}

/** A question with a few short answers. Choosing the selected answer again clears it. */
export function ChoiceRow<T extends string | boolean>({
  legend,
  choices,
  value,
  onChange,
}: ChoiceRowProps<T>) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be in the same row as its answers
    <div className={styles.row} role="group" aria-labelledby={id}>
      <span id={id} className={styles.question}>
        {legend}
      </span>
      <span className={styles.answers}>
        {choices.map((choice) => (
          <button
            key={choice.label}
            type="button"
            className={styles.answer}
            aria-pressed={choice.value === value}
            onClick={() => onChange(choice.value === value ? null : choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </span>
    </div>
  )
}
