'use client'

import { Textarea } from '@mantine/core'
import type { FeedbackInput } from '@/lib/grading/domain/feedback'
import { SAFETY_NOTE_LIMIT } from '@/lib/grading/domain/feedback'
import { ChoiceRow } from './choice-row'
import styles from './feedback-fieldset.module.css'

type FeedbackFieldsetProps = {
  name: string
  feedback: FeedbackInput
  onChange: (feedback: FeedbackInput) => void
}

const YES_NO = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
] as const

const HINTS = [
  { value: 'tooFew', label: 'Too few' },
  { value: 'right', label: 'Just right' },
  { value: 'tooMany', label: 'Gave too much' },
] as const

/** How one interviewer did. Every question is optional. */
export function FeedbackFieldset({ name, feedback, onChange }: FeedbackFieldsetProps) {
  const set = (change: Partial<FeedbackInput>) => onChange({ ...feedback, ...change })
  return (
    <fieldset className={styles.feedback}>
      <legend className={styles.legend}>About {name}, if you like</legend>
      <ChoiceRow
        legend="On time"
        choices={YES_NO}
        value={feedback.punctual}
        onChange={(punctual) => set({ punctual })}
      />
      <ChoiceRow
        legend="Like a real interview"
        choices={YES_NO}
        value={feedback.realistic}
        onChange={(realistic) => set({ realistic })}
      />
      <ChoiceRow legend="Hints" choices={HINTS} value={feedback.hints} onChange={(hints) => set({ hints })} />
      <p className={styles.note}>
        {name} can read these three once the grades are open. The rest stays private.
      </p>
      <ChoiceRow
        legend="Would practise together again"
        choices={YES_NO}
        value={feedback.again}
        onChange={(again) => set({ again })}
      />
      <Textarea
        label={`Something the people who run this site should know about ${name}`}
        value={feedback.safetyNote}
        onChange={(event) => set({ safetyNote: event.currentTarget.value })}
        maxLength={SAFETY_NOTE_LIMIT}
        autosize
        minRows={2}
        maxRows={8}
      />
    </fieldset>
  )
}
