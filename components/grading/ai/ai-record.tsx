'use client'

import { useState } from 'react'
import { SkeletonLines } from '@/components/ui/skeleton'
import { DIMENSION_TITLES, type Dimension } from '@/lib/framework/dimensions'
import type { AiRecordView } from '@/lib/grading/domain/ai/ai-record-view'
import styles from './ai-feedback.module.css'
import { AiWritten } from './ai-written'

const BY = { candidate: 'candidate', interviewer: 'interviewer', app: 'Threepoint' } as const
const isDimension = (id: string): id is Dimension => id in DIMENSION_TITLES

/** What a model was shown of the session, and what it wrote. Fetched when it is opened. */
export function AiRecord({ roomId, gradingId }: { roomId: string; gradingId: string }) {
  const [record, setRecord] = useState<AiRecordView | null>(null)
  const [failed, setFailed] = useState(false)
  const load = async () => {
    if (record) return
    const answer = await fetch(`/api/sessions/${roomId}/ai/${gradingId}`).catch(() => null)
    const found: AiRecordView | null = answer?.ok ? await answer.json().catch(() => null) : null
    setFailed(found === null)
    setRecord(found)
  }
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) void load()
      }}
    >
      <summary>What the model was shown, and what it wrote</summary>
      {failed && <p role="alert">This could not be loaded. Close it and open it again.</p>}
      {!record && !failed && <SkeletonLines count={4} />}
      {record && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
        <section className={styles.record} aria-label="What the model was shown" tabIndex={0}>
          {record.withheld.length > 0 && (
            <>
              <p>Left out for addressing the grader:</p>
              <ul>
                {record.withheld.map((text) => (
                  <li key={text}>“{text}”</li>
                ))}
              </ul>
            </>
          )}
          <ul>
            {record.pieces.map(({ id, title, text, by }) => (
              <li key={id}>
                {id}, {title}, {BY[by]}: {text || '(empty)'}
              </li>
            ))}
          </ul>
          <p>It was also shown the statements that it answers below, and what the case says about them.</p>
          {record.answers.map(({ dimension, round, parameters, written }) => (
            <div key={`${dimension} ${round}`}>
              <p>
                {isDimension(dimension) ? DIMENSION_TITLES[dimension] : dimension}
                {round > 0 && `, after appeal ${round}`}, with {parameters}
              </p>
              <AiWritten written={written} />
            </div>
          ))}
        </section>
      )}
    </details>
  )
}
