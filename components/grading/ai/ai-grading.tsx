'use client'

import { Button } from '@mantine/core'
import type { ActionRunner } from '@/components/ui/action/use-action'
import { DIMENSION_TITLES } from '@/lib/framework/dimensions'
import { cancelAiGradingAction, retryAiGradingAction } from '@/lib/grading/actions'
import type { AiFeedbackView, PresentedAiGrading } from '@/lib/grading/domain/ai/ai-feedback-view'
import { AgreementTable } from './agreement-table'
import { AiAdvice } from './ai-advice'
import { AiDimension } from './ai-dimension'
import styles from './ai-feedback.module.css'
import { AiRecord } from './ai-record'
import { count, dollars, PROBLEM_WORDS, progressWords, thinWords } from './ai-words'
import type { Showing } from './showing'

type AiGradingProps = Showing & {
  roomId: string
  view: AiFeedbackView
  grading: PresentedAiGrading
  run: ActionRunner['run']
}

/** One grading of a session by a model: its progress, and its result once the grades are open. */
export function AiGrading({ roomId, view, grading, run, ...showing }: AiGradingProps) {
  const { id, status, content, problems } = grading
  const target = { roomId, gradingId: id }
  const isRunning = status === 'running'
  return (
    <>
      <div className={styles.block} role="status">
        <p>{stateWords(grading, view.released)}</p>
        {!isRunning && !content && problems.map((problem) => <p key={problem}>{PROBLEM_WORDS[problem]}</p>)}
        {isRunning && (
          <progress
            className={styles.progress}
            max={grading.of}
            value={grading.done}
            aria-label="Dimensions graded"
          />
        )}
        <div className={styles.actions}>
          {isRunning && view.mayAsk && (
            <Button size="xs" variant="default" onClick={() => void run(() => cancelAiGradingAction(target))}>
              Cancel
            </Button>
          )}
          {view.mayAsk && isUnfinished(grading) && (
            <Button
              size="xs"
              variant="default"
              onClick={() => void run(() => retryAiGradingAction({ ...target, dimension: null }))}
            >
              {status === 'cancelled' ? 'Grade the rest' : 'Retry what failed'}
            </Button>
          )}
        </div>
      </div>
      {content && status !== 'thin' && (
        <>
          {content.otherwise.length > 0 && (
            <p className={styles.block}>
              Earlier runs gave other scores:{' '}
              {content.otherwise
                .map(
                  ({ dimension, before, now }) =>
                    `${DIMENSION_TITLES[dimension]} ${before.map((score) => score ?? '–').join(' and ')}, now ${now ?? '–'}`,
                )
                .join('; ')}
              . Don’t rely on any one of them.
            </p>
          )}
          {view.rubric.dimensions.map((dimension) => (
            <AiDimension
              key={dimension.id}
              {...showing}
              roomId={roomId}
              gradingId={id}
              dimension={dimension}
              rounds={content.dimensions[dimension.id] ?? []}
              running={isRunning}
              mayAsk={view.mayAsk}
              onRetry={() => void run(() => retryAiGradingAction({ ...target, dimension: dimension.id }))}
            />
          ))}
          <AiAdvice advice={content.advice} {...showing} />
          <div className={styles.block}>
            {content.withheld > 0 && (
              <p>
                {count(content.withheld, 'sentence')} left out for addressing the grader rather than the
                design.
              </p>
            )}
            {content.leftOut > 0 && (
              <p>
                {count(content.leftOut, 'piece')} of the record did not fit, so the model has not read
                everything.
              </p>
            )}
            <AgreementTable groups={view.agreement} />
            <AiRecord roomId={roomId} gradingId={id} />
          </div>
        </>
      )}
      <p className={`${styles.block} ${styles.quiet}`}>{costWords(grading)}</p>
    </>
  )
}

function stateWords(grading: PresentedAiGrading, released: boolean): string {
  const { status, startedBy, substance } = grading
  switch (status) {
    case 'thin':
      return `Not enough to grade. ${substance ? thinWords(substance) : ''}`
    case 'running':
      return `${progressWords(grading)}. Started by ${startedBy}. You can leave this page.`
    case 'cancelled':
      return `${progressWords(grading)}, then cancelled. Finished grades are kept.`
    case 'done':
      return released
        ? `${progressWords(grading)}.`
        : `${progressWords(grading)}. ${grading.done > 0 ? 'It opens together with the grades.' : ''}`.trim()
  }
}

function costWords({ model, promptVersion, tokens, estimated, cost }: PresentedAiGrading): string {
  const used = `${estimated ? 'about ' : ''}${tokens.toLocaleString('en')} tokens`
  return `${model}, prompt version ${promptVersion}, ${used}${dollars(cost)}`
}

/** Whether something is left that can be graded again: dimensions that failed, or that were cancelled. */
function isUnfinished({ status, done, of, failed }: PresentedAiGrading): boolean {
  return status === 'cancelled' ? done < of : status === 'done' && failed > 0
}
