'use client'

import { useState } from 'react'
import type { PresentedAnswer } from '@/lib/grading/domain/ai/ai-feedback-view'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { ANSWER_WORDS } from '../answer-words'
import { PointerChip } from '../pointer-chip'
import { samePointer } from '../same-pointer'
import styles from './ai-feedback.module.css'
import { percent } from './ai-words'
import { AppealForm } from './appeal-form'
import type { Showing } from './showing'

type AiAnswersProps = Showing & {
  roomId: string
  gradingId: string
  dimension: RubricDimension
  answers: readonly PresentedAnswer[]
  /** Only the latest grading of a finished session can be contested. */
  contestable: boolean
}

/** A model's answer to each statement, and what each answer rests on. */
export function AiAnswers({ dimension, answers, contestable, ...props }: AiAnswersProps) {
  const { roomId, gradingId, targets, shown, onShow } = props
  const [contested, setContested] = useState<string | null>(null)
  return (
    <ul className={styles.answers}>
      {answers.map(({ observable, answer, unsupported, confidence, evidence }) => {
        const statement = dimension.observables?.find(({ id }) => id === observable)?.statement ?? ''
        return (
          <li key={observable}>
            {statement}
            <p className={styles.answer}>
              <b>{ANSWER_WORDS[answer]}</b>
              {/* The confidence in an answer that was rejected says nothing about the one that counts. */}
              {unsupported === null && (
                <span className={styles.confidence}>
                  {confidence === null ? 'confidence not yet known' : `${percent(confidence)} sure`}
                </span>
              )}
              {contestable && (
                <button
                  type="button"
                  className={styles.link}
                  aria-label={`Contest: ${statement}`}
                  onClick={() => setContested(observable)}
                >
                  Contest
                </button>
              )}
            </p>
            {unsupported && unsupported !== 'cannot-tell' && (
              <p className={styles.quote}>
                It said “{ANSWER_WORDS[unsupported].toLowerCase()}”, but nothing in the session supports that.
              </p>
            )}
            {evidence.map(({ title, text, pointer }) => (
              <p key={`${title} ${text}`} className={styles.quote}>
                {pointer ? (
                  <PointerChip
                    pointer={pointer}
                    parts={targets.parts}
                    shown={samePointer(pointer, shown)}
                    onShow={onShow}
                  />
                ) : (
                  `${title} `
                )}
                {text && `“${text}”`}
              </p>
            ))}
            {contested === observable && (
              <AppealForm
                roomId={roomId}
                gradingId={gradingId}
                observable={observable}
                statement={statement}
                targets={targets}
                onDone={() => setContested(null)}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
