'use client'

import { Button } from '@mantine/core'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SkeletonLines } from '@/components/ui/skeleton'
import { startAiGradingAction } from '@/lib/grading/actions'
import styles from './ai-feedback.module.css'
import { AiGrading } from './ai-grading'
import { atEndWords, todayWords } from './ai-words'
import type { Showing } from './showing'
import { useAiFeedback } from './use-ai-feedback'

type AiFeedbackProps = Showing & { roomId: string; viewerId: string }

/** Feedback by a model, which a person starts. Only on installations with a model. */
export function AiFeedback({ roomId, viewerId, ...showing }: AiFeedbackProps) {
  const { view, failed, ask } = useAiFeedback(roomId, viewerId)
  const { pending, problem, run } = useAction()
  const runAndAsk: typeof run = async (action, options) => {
    const done = await run(action, options)
    if (done) await ask()
    return done
  }
  const newest = view?.grading ?? null
  const canStart = view?.mayAsk && newest?.status !== 'running' && view.today.started < view.today.most
  // There is nothing to read, and nothing the viewer may ask for.
  if (view && !view.mayAsk && !newest && !view.atEnd) return null
  return (
    <section className={styles.section} aria-labelledby="ai-feedback">
      <div className={styles.head}>
        <h2 id="ai-feedback">AI feedback</h2>
        {view && !newest && (
          <p>
            {view.model} answers the same statements as you. It is sent the board, the worksheet and the chat,
            without names, and each answer is checked against them.
            {!view.released && ' Its answers open together with the grades, which do not wait for it.'}
          </p>
        )}
        {view?.atEnd && <p role="status">{atEndWords(view.atEnd)}</p>}
        {!view && !failed && <SkeletonLines count={2} />}
        {!view && failed && (
          <>
            <p role="alert">AI feedback could not be loaded. Everything else on this page is complete.</p>
            <div className={styles.actions}>
              <Button size="xs" variant="default" onClick={() => void ask()}>
                Load again
              </Button>
            </div>
          </>
        )}
        {problem && <FormError>{problem}</FormError>}
        {canStart && (
          <div className={styles.actions}>
            <Button
              size="xs"
              variant="default"
              loading={pending}
              onClick={() => void runAndAsk(() => startAiGradingAction({ roomId }))}
            >
              {newest ? 'Grade with AI again' : 'Grade with AI'}
            </Button>
          </div>
        )}
        {view && view.today.started + view.today.tokens > 0 && <p>{todayWords(view.today)}</p>}
      </div>
      {view && newest && (
        <AiGrading roomId={roomId} view={view} grading={newest} run={runAndAsk} {...showing} />
      )}
    </section>
  )
}
