'use client'

import { Button, Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { ADVICE_LIMIT } from '@/lib/grading/domain/grade'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { dimensionOf, hasObservables } from '@/lib/grading/domain/rubric'
import type { SubmissionDraft } from '@/lib/grading/domain/submission'
import type { FormFailure } from '@/lib/shared/errors'
import type { PointerTargets } from '../pointer-words'
import { DimensionFieldset } from './dimension-fieldset'
import { FeedbackFieldset } from './feedback-fieldset'
import { countDone, firstDraft, type GradeDraft } from './grade-draft'
import styles from './grade-form.module.css'
import { ScoreRule } from './score-rule'
import { checkDraft, type EntryProblems, NO_PROBLEMS, problemSentence } from './submission-problems'
import { useGradeDraft } from './use-grade-draft'

type GradeFormProps = {
  /** Names the session and the grader, for the draft that this browser keeps. */
  draftKey: string
  /** Submits the grade. */
  submit: (submission: SubmissionDraft) => Promise<{ ok: true } | FormFailure>
  grading: GradingView
  form: NonNullable<GradingView['form']>
  targets: PointerTargets
  /** Goes back to the submitted grade; absent if there is none. */
  onCancel?: (() => void) | undefined
  onDone: () => void
}

/** The form for one grade. Renders in the browser only, since it starts from the draft that the browser has kept. */
export function GradeForm({
  draftKey,
  submit: handIn,
  grading,
  form,
  targets,
  onCancel,
  onDone,
}: GradeFormProps) {
  const router = useRouter()
  const root = useRef<HTMLFormElement>(null)
  const { pending, problem, run, clear } = useAction(({ code }) => {
    // The grades may have been opened in the meantime. Never refresh into another user's page, though.
    if (code !== 'offline' && code !== 'auth/other-person') router.refresh()
  })
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const { draft, change, done } = useGradeDraft(draftKey, () => firstDraft(grading))
  const { rubric, interviewers } = grading
  const self = form.source === 'self'
  const answered = hasObservables(rubric)
  const sentence = problem ?? problemSentence(problems, (id) => dimensionOf(rubric, id).title)

  function edit(next: GradeDraft) {
    change(next)
    clear()
    // A problem that was fixed disappears at once; new ones are shown only when the button is pressed.
    if (problems !== NO_PROBLEMS) {
      const checked = checkDraft(next, rubric)
      setProblems(checked.ok ? NO_PROBLEMS : checked.problems)
    }
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const checked = checkDraft(draft, rubric)
    if (!checked.ok) {
      setProblems(checked.problems)
      const [first] = rubric.dimensions.filter(({ id }) => checked.problems.scores[id])
      if (first) focusOn(root.current, first.id, checked.problems.scores[first.id] ?? {})
      return
    }
    const { submission } = checked
    if (!(await run(() => handIn(submission)))) return
    done()
    onDone()
    router.refresh()
  }

  return (
    <form
      ref={root}
      method="post"
      className={styles.form}
      onSubmit={submit}
      onKeyDown={keepEnterFromSubmitting}
      noValidate
    >
      <header className={styles.head}>
        <h2>{self ? 'Grade yourself' : `Grade ${form.subject}`}</h2>
        <p>
          {grading.columns.length > 1
            ? 'Nobody sees it until all grades are in; then you see theirs, too.'
            : 'One line of evidence for each score is enough.'}
          {!answered && Object.keys(form.marks).length > 0 && ' Your marks from the room are filled in.'}
        </p>
        {answered && <ScoreRule />}
      </header>
      {/* The grade cannot be edited while it is being sent: a word typed now would be in neither the grade nor the
          draft. */}
      <fieldset className={styles.fields} disabled={pending}>
        {rubric.dimensions.map((dimension) => (
          <div key={dimension.id} data-dimension={dimension.id}>
            <DimensionFieldset
              dimension={dimension}
              entry={draft.scores[dimension.id]}
              targets={targets}
              notes={form.notes ?? {}}
              mark={form.marks[dimension.id]}
              problems={problems.scores[dimension.id] ?? {}}
              onChange={(entry) => edit({ ...draft, scores: { ...draft.scores, [dimension.id]: entry } })}
            />
          </div>
        ))}
        <div className={styles.advice}>
          <Textarea
            label={self ? 'One thing to keep doing' : `One thing for ${form.subject} to keep`}
            value={draft.keep}
            onChange={(event) => edit({ ...draft, keep: event.currentTarget.value })}
            maxLength={ADVICE_LIMIT}
            autosize
            minRows={2}
          />
          <Textarea
            label={self ? 'One thing to change' : `One thing for ${form.subject} to change`}
            value={draft.change}
            onChange={(event) => edit({ ...draft, change: event.currentTarget.value })}
            maxLength={ADVICE_LIMIT}
            autosize
            minRows={2}
          />
          {draft.feedback.map((feedback, index) => (
            <FeedbackFieldset
              key={feedback.about}
              name={interviewers.find(({ userId }) => userId === feedback.about)?.name ?? 'the interviewer'}
              feedback={feedback}
              onChange={(next) => edit({ ...draft, feedback: draft.feedback.with(index, next) })}
            />
          ))}
        </div>
      </fieldset>
      <footer className={styles.foot}>
        {sentence && <FormError>{sentence}</FormError>}
        {opensGrades(grading) && (
          <p className={styles.last}>
            Yours is the last one: submitting opens all grades, and you can’t change yours then.
          </p>
        )}
        <div className={styles.actions}>
          <SubmitButton busy={pending}>Submit grade</SubmitButton>
          {onCancel && (
            <Button variant="subtle" onClick={onCancel} disabled={pending}>
              Cancel
            </Button>
          )}
          <span className={styles.count}>
            <b>{countDone(draft, rubric)}</b> of {rubric.dimensions.length} done, kept in this browser
          </span>
        </div>
      </footer>
    </form>
  )
}

/**
 * A grade is submitted with its button, or with Ctrl+Enter or Cmd+Enter; a stray Enter in a field must not send it.
 */
function keepEnterFromSubmitting(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter') return
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    event.currentTarget.requestSubmit()
  } else if (event.target instanceof HTMLInputElement) event.preventDefault()
}

/** Whether this is the last awaited grade: submitting it opens all of them. */
function opensGrades({ columns, released }: GradingView): boolean {
  return !released && columns.length > 1 && columns.every(({ mine, status }) => mine || status !== 'awaited')
}

/** Moves the focus to the first missing item. */
function focusOn(root: HTMLElement | null, dimension: string, problems: EntryProblems): void {
  const wanted =
    (problems.answers && '[role=radiogroup]:not(:has(:checked)) input') ||
    (problems.overrule && '[data-part=overrule] input') ||
    (problems.score && 'input[type=radio]') ||
    'textarea:not([data-part=overrule] *)'
  const field = root?.querySelector<HTMLElement>(`[data-dimension="${dimension}"] :is(${wanted})`)
  field?.focus({ preventScroll: true })
  field?.closest('fieldset')?.scrollIntoView({ block: 'start' })
}
