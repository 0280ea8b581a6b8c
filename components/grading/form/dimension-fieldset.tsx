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
import { PointerSelect } from './pointer-select'

type DimensionFieldsetProps = {
  dimension: RubricDimension
  entry: DraftEntry
  targets: PointerTargets
  problems: { score?: string | undefined; note?: string | undefined }
  onChange: (entry: DraftEntry) => void
}

const CHOICES: readonly (Score | null)[] = [...SCORES, null]

/** One dimension of the form: what each score looks like, the choice, and the evidence for it. */
export function DimensionFieldset({ dimension, entry, targets, problems, onChange }: DimensionFieldsetProps) {
  const { id, title, points, weight, asks } = dimension
  const problemId = `${id}-problem`
  return (
    <fieldset className={styles.dimension} aria-describedby={problems.score ? problemId : undefined}>
      <legend className={styles.legend}>
        <PointMark points={points} size={16} />
        {title}
        <span className={styles.weight}>{weight} %</span>
      </legend>
      <p className={styles.asks}>{asks}</p>
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
      {problems.score && (
        <p id={problemId} className={styles.problem}>
          {problems.score}
        </p>
      )}
      <Textarea
        label={
          <>
            Evidence<VisuallyHidden> for {title}</VisuallyHidden>
          </>
        }
        placeholder={entry.score === null ? 'Why it could not be seen, if you like' : 'What you saw or heard'}
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
    <label className={`${styles.choice} ${score === null ? styles.none : styles[`g${score}`]}`}>
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
