'use client'

import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { appealAiAnswerAction } from '@/lib/grading/actions'
import { APPEAL_LIMIT } from '@/lib/grading/domain/ai/ai-limits'
import type { Pointer } from '@/lib/grading/domain/grade'
import { PointerSelect } from '../form/pointer-select'
import type { PointerTargets } from '../pointer-words'
import styles from './ai-feedback.module.css'

type AppealFormProps = {
  roomId: string
  gradingId: string
  observable: string
  statement: string
  targets: PointerTargets
  onDone: () => void
}

/** Contests one answer with a sentence and a pointer. */
export function AppealForm({ roomId, gradingId, observable, statement, targets, onDone }: AppealFormProps) {
  const [text, setText] = useState('')
  const [pointer, setPointer] = useState<Pointer | null>(null)
  const [incomplete, setIncomplete] = useState(false)
  const { pending, problem, run } = useAction()
  const send = async () => {
    if (text.trim() === '' || pointer === null) {
      setIncomplete(true)
      return
    }
    const sent = await run(() => appealAiAnswerAction({ roomId, gradingId, observable, text, pointer }))
    if (sent) onDone()
  }
  return (
    <form
      className={styles.form}
      aria-label={`Contest: ${statement}`}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className={styles.quiet}>
        The dimension is graded again by a model that sees neither this answer nor your sentence; it first
        reads what you point at. Both results are kept.
      </p>
      <Textarea
        label="What was overlooked"
        value={text}
        maxLength={APPEAL_LIMIT}
        autosize
        minRows={2}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PointerSelect of={statement} value={pointer} targets={targets} onChange={setPointer} />
      {incomplete && (text.trim() === '' || pointer === null) && (
        <FormError>Write a sentence, and choose what it points at.</FormError>
      )}
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.actions}>
        <Button type="submit" size="xs" loading={pending}>
          Grade again
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
