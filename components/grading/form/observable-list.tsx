'use client'

import { useId } from 'react'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { ANSWERS, type Answer, type Answers } from '@/lib/grading/domain/score-of'
import { ANSWER_WORDS } from '../answer-words'
import styles from './observable-list.module.css'

type ObservableListProps = {
  dimension: RubricDimension
  answers: Answers
  /** The case's notes on some of the statements, by their ids. */
  notes: Readonly<Partial<Record<string, string>>>
  /** Highlights statements without an answer. */
  marked: boolean
  onChange: (answers: Answers) => void
}

/** The statements of one dimension, each with yes, no and cannot tell. */
export function ObservableList({ dimension, answers, notes, marked, onChange }: ObservableListProps) {
  const { title, observables = [] } = dimension
  const open = observables.filter(({ id }) => !answers[id])
  const answerRest = (answer: Answer) =>
    onChange({ ...answers, ...Object.fromEntries(open.map(({ id }) => [id, answer])) })
  return (
    <div className={styles.list}>
      {observables.map(({ id, anchor, statement }) => (
        <Statement
          key={id}
          id={id}
          anchor={anchor}
          statement={statement}
          note={notes[id]}
          answer={answers[id]}
          invalid={marked && !answers[id]}
          onAnswer={(answer) => onChange({ ...answers, [id]: answer })}
        />
      ))}
      {open.length > 0 && open.length < observables.length && (
        <div className={styles.rest}>
          <span>The other {open.length}</span>
          {(['no', 'cannot-tell'] as const).map((answer) => (
            <button
              key={answer}
              type="button"
              aria-label={`${title}, the other ${open.length}: ${ANSWER_WORDS[answer]}`}
              onClick={() => answerRest(answer)}
            >
              {ANSWER_WORDS[answer]}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

type StatementProps = {
  id: string
  anchor: number
  statement: string
  note: string | undefined
  answer: Answer | undefined
  invalid: boolean
  onAnswer: (answer: Answer) => void
}

function Statement({ id, anchor, statement, note, answer, invalid, onAnswer }: StatementProps) {
  const labelId = useId()
  const noteId = useId()
  const anchorId = useId()
  return (
    <div
      className={`${styles.statement} ${invalid ? styles.invalid : ''}`}
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={note ? `${anchorId} ${noteId}` : anchorId}
      aria-invalid={invalid || undefined}
    >
      <p className={styles.text}>
        <span className={styles.anchor} title={`Counts for a ${anchor}`} aria-hidden="true">
          {anchor}
        </span>
        <span id={anchorId} hidden>
          Counts for a {anchor}.
        </span>
        <span id={labelId}>{statement}</span>
      </p>
      <span className={styles.answers}>
        {ANSWERS.map((each) => (
          <label key={each} className={styles.answer} data-answer={each}>
            <input
              type="radio"
              name={`answer-${id}`}
              value={each}
              checked={answer === each}
              onChange={() => onAnswer(each)}
            />
            {ANSWER_WORDS[each]}
          </label>
        ))}
      </span>
      {note && (
        <p id={noteId} className={styles.note}>
          <b>In this case</b> {curlyQuotes(note)}
        </p>
      )}
    </div>
  )
}
