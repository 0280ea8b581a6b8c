'use client'

import { Button } from '@mantine/core'
import { canChooseGrading } from '@/lib/rooms/domain/round/permissions'
import { nameOf, useRoom } from '../room-context'
import styles from './grading-choice.module.css'

/** In the lobby: whether a model grades the round at its end. Its creator chooses; the others see it, and may object. */
export function GradingChoice() {
  const { room, me, hasModel, act } = useRoom(({ room, me, hasModel, act }) => ({ room, me, hasModel, act }))
  const by = room.aiGrading?.by
  const chooses = canChooseGrading(me)
  const set = (on: boolean) => void act({ kind: 'ai-grading', on })
  if (chooses && me.userId === room.createdBy && (hasModel || by)) {
    return (
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={by !== undefined}
          aria-labelledby="grading-choice"
          aria-describedby="about-grading"
          onChange={(event) => set(event.currentTarget.checked)}
        />
        <b id="grading-choice">Grade with AI at the end</b>
        <small id="about-grading">
          A language model reads the board, the worksheet and the chat. What it says opens with your grades.
          {room.mode === 'pair' && ' Everybody here sees this choice.'}
        </small>
      </label>
    )
  }
  if (!by) return null
  return (
    <div className={styles.chosen}>
      <p>
        {nameOf(room, by)} has this round graded by AI at the end. It reads the board, the worksheet and the
        chat.
      </p>
      {chooses && (
        <Button size="compact-sm" variant="default" onClick={() => set(false)}>
          No AI grading
        </Button>
      )}
    </div>
  )
}
