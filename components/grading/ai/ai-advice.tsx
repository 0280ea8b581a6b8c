import type { AdvicePoint, GradedAdvice } from '@/lib/grading/domain/ai/advice'
import { PointerChip } from '../pointer-chip'
import { samePointer } from '../same-pointer'
import styles from './ai-feedback.module.css'
import type { Showing } from './showing'

/** What to keep and what to change, from the statements and the board. */
export function AiAdvice({ advice, ...showing }: Showing & { advice: GradedAdvice }) {
  if (advice.keep.length + advice.change.length === 0) return null
  return (
    <div className={styles.block}>
      <dl className={styles.advice}>
        {advice.keep.length > 0 && <Points title="Keep" points={advice.keep} {...showing} />}
        {advice.change.length > 0 && <Points title="Change" points={advice.change} {...showing} />}
      </dl>
      <p className={styles.quiet}>
        From the rubric’s statements and the board; none of it was written by the model.
      </p>
    </div>
  )
}

type PointsProps = Showing & { title: string; points: readonly AdvicePoint[] }

function Points({ title, points, targets, shown, onShow }: PointsProps) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {points.map((point) => {
          const text = point.from === 'finding' ? point.text : point.observable.statement
          return (
            <p key={text} className={styles.quote}>
              {point.pointer && (
                <PointerChip
                  pointer={point.pointer}
                  parts={targets.parts}
                  shown={samePointer(point.pointer, shown)}
                  onShow={onShow}
                />
              )}
              {title === 'Change' && point.from === 'observable' ? `Not shown: ${text}` : text}
            </p>
          )
        })}
      </dd>
    </>
  )
}
