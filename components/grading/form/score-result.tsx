'use client'

import { Button, Textarea, VisuallyHidden } from '@mantine/core'
import { useId } from 'react'
import { GradeChip } from '@/components/marks/grade-chip'
import { REASON_LIMIT } from '@/lib/grading/domain/grade'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { scoreOf, tallyOf } from '@/lib/grading/domain/score-of'
import { SCORE_LABELS, SCORES, type Score } from '@/lib/grading/domain/scores'
import { tallyWords } from '../tally-words'
import type { DraftEntry } from './grade-draft'
import { scoreColor } from './score-color'
import styles from './score-result.module.css'

type ScoreResultProps = {
  dimension: RubricDimension
  entry: DraftEntry
  /** The grader's own quick mark from the room. */
  mark: Score | undefined
  problem: string | undefined
  onChange: (entry: DraftEntry) => void
}

const CHOICES: readonly (Score | null)[] = [...SCORES, null]

/**
 * The score computed from the answers, what it follows from, and a different one with a reason if the grader overrules
 * it.
 */
export function ScoreResult({ dimension, entry, mark, problem, onChange }: ScoreResultProps) {
  const { id, title, observables = [] } = dimension
  const { answers = {}, overrule } = entry
  const problemId = useId()
  const missing = observables.filter((one) => !answers[one.id]).length
  const computed = missing > 0 ? undefined : scoreOf(observables, answers)
  return (
    <div className={styles.result}>
      <div className={styles.line}>
        <output className={styles.score}>
          <VisuallyHidden>{title}: </VisuallyHidden>
          {computed === undefined ? (
            <span className={styles.open}>
              {missing === observables.length ? 'No score yet' : `${missing} to answer`}
            </span>
          ) : (
            <GradeChip
              value={computed}
              label={computed === null ? 'Not enough seen' : SCORE_LABELS[computed]}
            />
          )}
        </output>
        <p className={styles.from}>
          {computed !== undefined && tallyWords(tallyOf(observables, answers))}
          {mark !== undefined && ` You marked a ${mark} in the room.`}
        </p>
        {computed !== undefined && !overrule && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ ...entry, overrule: { reason: '' } })}
          >
            Overrule<VisuallyHidden> the score for {title}</VisuallyHidden>
          </Button>
        )}
      </div>
      {overrule && (
        <div className={styles.overrule} data-part="overrule">
          <div className={styles.choices} role="radiogroup" aria-label={`Your score for ${title}`}>
            {CHOICES.map((score) => (
              <label key={String(score)} className={`${styles.choice} ${scoreColor(score)}`}>
                <input
                  type="radio"
                  name={`overrule-${id}`}
                  checked={overrule.score === score}
                  onChange={() => onChange({ ...entry, overrule: { ...overrule, score } })}
                  aria-label={score === null ? 'Not observed' : `${score}, ${SCORE_LABELS[score]}`}
                  aria-describedby={problem ? problemId : undefined}
                />
                {score ?? 'Not observed'}
              </label>
            ))}
          </div>
          <Textarea
            label={
              <>
                Why it differs<VisuallyHidden>, {title}</VisuallyHidden>
              </>
            }
            value={overrule.reason}
            onChange={(event) =>
              onChange({ ...entry, overrule: { ...overrule, reason: event.currentTarget.value } })
            }
            maxLength={REASON_LIMIT}
            autosize
            minRows={1}
            maxRows={6}
          />
          <Button
            variant="default"
            size="compact-sm"
            className={styles.back}
            onClick={() => onChange({ ...entry, overrule: null })}
          >
            Use the score from the statements<VisuallyHidden>, {title}</VisuallyHidden>
          </Button>
        </div>
      )}
      {problem && (
        <p id={problemId} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
