'use client'

import { Button, VisuallyHidden } from '@mantine/core'
import { GradeChip } from '@/components/marks/grade-chip'
import { PointMark } from '@/components/marks/point-mark'
import type { PresentedRound } from '@/lib/grading/domain/ai/ai-feedback-view'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { PointerChip } from '../pointer-chip'
import { samePointer } from '../same-pointer'
import { AiAnswers } from './ai-answers'
import styles from './ai-feedback.module.css'
import { PROBLEM_WORDS } from './ai-words'
import type { Showing } from './showing'

type AiDimensionProps = Showing & {
  roomId: string
  gradingId: string
  dimension: RubricDimension
  /** Newest first. */
  rounds: readonly PresentedRound[]
  running: boolean
  mayAsk: boolean
  onRetry: () => void
}

/** One dimension as a model graded it, and as it was before an appeal. */
export function AiDimension({ dimension, rounds, running, mayAsk, onRetry, ...props }: AiDimensionProps) {
  const graded = rounds.find(({ status }) => status === 'done')
  return (
    <section className={styles.row} aria-label={`${dimension.title}, by the model`}>
      <div className={styles.line}>
        <h3>
          <PointMark points={dimension.points} />
          {dimension.title}
        </h3>
        {graded && <GradeChip value={graded.score} />}
      </div>
      {graded?.score === null && (
        <p className={styles.quiet}>The record leaves too much open, so there is no score.</p>
      )}
      {rounds.map((one) => (
        <div key={one.round}>
          {one.appeal && (
            <p className={styles.appeal}>
              {one.appeal.mine ? 'You contested' : `${one.appeal.by} contested`} “
              {dimension.observables?.find(({ id }) => id === one.appeal?.observable)?.statement}”{' '}
              <PointerChip
                pointer={one.appeal.pointer}
                parts={props.targets.parts}
                shown={samePointer(one.appeal.pointer, props.shown)}
                onShow={props.onShow}
              />
              {one.appeal.text}
            </p>
          )}
          {one.status === 'waiting' && (
            <p className={styles.quiet}>
              {running
                ? one.problem
                  ? 'It failed and will be retried.'
                  : 'Waiting in the queue.'
                : 'Not graded.'}
            </p>
          )}
          {one.status === 'failed' && (
            <>
              <p>{one.problem && PROBLEM_WORDS[one.problem]}</p>
              {mayAsk && (
                <div className={styles.actions}>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Try again, ${dimension.title}`}
                    onClick={onRetry}
                  >
                    Try again
                  </Button>
                </div>
              )}
            </>
          )}
          {one.status === 'done' && (
            <details>
              <summary>
                {one === graded ? 'Answers' : `Before that: ${one.score ?? 'no score'}`}
                <VisuallyHidden>, {dimension.title}</VisuallyHidden>
              </summary>
              <AiAnswers
                {...props}
                dimension={dimension}
                answers={one.answers}
                contestable={mayAsk && !running && one === rounds[0]}
              />
            </details>
          )}
        </div>
      ))}
    </section>
  )
}
