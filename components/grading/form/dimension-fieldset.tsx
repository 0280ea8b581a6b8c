'use client'

import { Textarea, VisuallyHidden } from '@mantine/core'
import { PointMark } from '@/components/marks/point-mark'
import { GRADE_NOTE_LIMIT } from '@/lib/grading/domain/grade'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { SCORE_LABELS, SCORES, type Score } from '@/lib/grading/domain/scores'
import type { PointerTargets } from '../pointer-words'
import styles from './dimension-fieldset.module.css'
import type { DraftEntry } from './grade-draft'
import { NoteMenu } from './note-menu'
import { ObservableList } from './observable-list'
import { PointerSelect } from './pointer-select'
import { scoreColor } from './score-color'
import { ScoreResult } from './score-result'
import type { EntryProblems } from './submission-problems'

type DimensionFieldsetProps = {
  dimension: RubricDimension
  entry: DraftEntry
  targets: PointerTargets
  /** The case's notes on observables, by their ids. */
  notes: Readonly<Partial<Record<string, string>>>
  /** The grader's own quick mark from the room. */
  mark: Score | undefined
  problems: EntryProblems
  onChange: (entry: DraftEntry) => void
}

const CHOICES: readonly (Score | null)[] = [...SCORES, null]

/** One dimension of the form: its statements or a description of each score, the score, and the evidence for it. */
export function DimensionFieldset(props: DimensionFieldsetProps) {
  const { dimension, entry, targets, notes, mark, problems, onChange } = props
  const { id, title, points, weight, asks, observables } = dimension
  const problem = observables ? problems.answers : problems.score
  const problemId = `${id}-problem`
  return (
    <fieldset className={styles.dimension} aria-describedby={problem ? problemId : undefined}>
      <legend className={styles.legend}>
        <PointMark points={points} size={16} />
        {title}
        <span className={styles.weight}>{weight} %</span>
      </legend>
      <p className={styles.asks}>{asks}</p>
      {observables ? (
        <>
          <ObservableList
            dimension={dimension}
            answers={entry.answers ?? {}}
            notes={notes}
            marked={problem !== undefined}
            onChange={(answers) => onChange({ ...entry, answers })}
          />
          <Problem id={problemId}>{problem}</Problem>
          <ScoreResult
            dimension={dimension}
            entry={entry}
            mark={mark}
            problem={problems.overrule}
            onChange={onChange}
          />
        </>
      ) : (
        <div className={styles.choices}>
          {CHOICES.map((score) => (
            <ScoreChoice
              key={String(score)}
              dimension={dimension}
              score={score}
              checked={entry.score === score}
              invalid={problems.score !== undefined}
              onChoose={() => onChange({ ...entry, score })}
            />
          ))}
        </div>
      )}
      {!observables && <Problem id={problemId}>{problem}</Problem>}
      <Textarea
        label={
          <>
            Evidence<VisuallyHidden> for {title}</VisuallyHidden>
          </>
        }
        placeholder={
          entry.score === null ? 'Why it could not be observed (optional)' : 'What you saw or heard'
        }
        value={entry.note}
        onChange={(event) => onChange({ ...entry, note: event.currentTarget.value })}
        maxLength={GRADE_NOTE_LIMIT}
        error={problems.note}
        autosize
        minRows={2}
        maxRows={8}
      />
      {targets.notes.length > 0 && (
        <NoteMenu of={title} entry={entry} notes={targets.notes} onChange={onChange} />
      )}
      <PointerSelect
        of={title}
        value={entry.pointer}
        targets={targets}
        onChange={(pointer) => onChange({ ...entry, pointer })}
      />
    </fieldset>
  )
}

function Problem({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null
  return (
    <p id={id} className={styles.problem}>
      {children}
    </p>
  )
}

type ScoreChoiceProps = {
  dimension: RubricDimension
  score: Score | null
  checked: boolean
  invalid: boolean
  onChoose: () => void
}

function ScoreChoice({ dimension, score, checked, invalid, onChoose }: ScoreChoiceProps) {
  const { id, title, anchors } = dimension
  const value = score ?? 'not observed'
  const anchorId = `${id}-anchor-${score ?? 0}`
  return (
    <label className={`${styles.choice} ${scoreColor(score)}`}>
      <input
        type="radio"
        name={`score-${id}`}
        value={value}
        checked={checked}
        onChange={onChoose}
        aria-label={`${title}: ${value}`}
        aria-describedby={anchorId}
        aria-invalid={invalid || undefined}
      />
      <span className={styles.number} aria-hidden="true">
        {score ?? '–'}
      </span>
      <span id={anchorId}>
        <b>{score === null ? 'Not observed' : SCORE_LABELS[score]}</b>
        {score === null ? 'Left out of the score.' : anchors[score]}
      </span>
    </label>
  )
}
