'use client'

import { Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { problemsOf } from '@/components/auth/form-problems'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { decideReportAction } from '@/lib/safety/actions'
import {
  DECISION_LIMIT,
  OUTCOME_WORDS,
  REPORT_OUTCOMES,
  type ReportOutcome,
} from '@/lib/safety/domain/decision'
import styles from './decision-form.module.css'

type DecisionFormProps = {
  reportId: string
  /** The person still has an account. */
  hasPerson: boolean
  suspended: boolean
  /** Whether this installation can send mail. */
  mails: boolean
}

/** The form to decide on a report. Each decision is added to the log. */
export function DecisionForm({ reportId, hasPerson, suspended, mails }: DecisionFormProps) {
  const router = useRouter()
  const { pending, failure, run } = useAction()
  const [outcome, setOutcome] = useState<ReportOutcome | null>(null)
  const [note, setNote] = useState('')
  const [message, setMessage] = useState('')
  const [missing, setMissing] = useState(false)
  const group = useId()
  const problems = problemsOf(failure)
  const choices = REPORT_OUTCOMES.filter(
    (one) => one === 'closed' || (hasPerson && one !== (suspended ? 'suspended' : 'lifted')),
  )
  async function decide(event: FormEvent) {
    event.preventDefault()
    setMissing(outcome === null)
    if (!outcome) return
    if (!(await run(() => decideReportAction({ reportId, outcome, note, message })))) return
    setOutcome(null)
    setNote('')
    setMessage('')
    router.refresh()
  }
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">Decide</h2>
      <form noValidate className={styles.form} onSubmit={decide}>
        <fieldset className={styles.outcomes}>
          <legend>Outcome</legend>
          {choices.map((one) => (
            <label key={one} className={styles.choice}>
              <input type="radio" name={group} checked={outcome === one} onChange={() => setOutcome(one)} />
              <span>
                {OUTCOME_WORDS[one].choice}
                <small>{OUTCOME_WORDS[one].about}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Textarea
          label="Reason, for the log"
          description="Only the people who run the site read it."
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={DECISION_LIMIT}
          autosize
          minRows={2}
          maxRows={8}
          error={problems.note}
        />
        {outcome !== null && outcome !== 'closed' && (
          <Textarea
            label="To the person"
            description={`They get it in their settings${mails ? ' and by e-mail' : ''}. Don’t say who reported it.`}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
            maxLength={DECISION_LIMIT}
            autosize
            minRows={2}
            maxRows={8}
            error={problems.message}
          />
        )}
        {missing && <FormError>Choose an outcome.</FormError>}
        {problems.form && <FormError>{problems.form}</FormError>}
        <div>
          <SubmitButton busy={pending}>Decide</SubmitButton>
        </div>
      </form>
    </section>
  )
}
