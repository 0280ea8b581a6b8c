'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { canChooseGrading } from '@/lib/rooms/domain/round/permissions'
import { nameOf, useRoom } from '../room-context'
import styles from './grading-choice.module.css'

/**
 * In the lobby: whether a model grades the round at its end. The room's creator chooses; the others see the
 * choice and may object.
 */
export function GradingChoice() {
  const { room, me, hasModel, act } = useRoom(({ room, me, hasModel, act }) => ({ room, me, hasModel, act }))
  const by = room.aiGrading?.by
  const chooses = canChooseGrading(me)
  // Shows the clicked value at once, and the room's value once it has responded.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const set = async (on: boolean) => {
    setWanted(on)
    await act({ kind: 'ai-grading', on })
    setWanted(null)
  }
  if (chooses && me.userId === room.createdBy && (hasModel || by)) {
    return (
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={wanted ?? by !== undefined}
          aria-labelledby="grading-choice"
          aria-describedby="about-grading"
          onChange={(event) => void set(event.currentTarget.checked)}
        />
        <b id="grading-choice">Grade with AI at the end</b>
        <small id="about-grading">
          A language model reads the board, the worksheet and the chat. Its feedback opens with your grades.
          {room.mode === 'pair' && ' Everybody here sees this choice.'}
        </small>
      </label>
    )
  }
  if (!by) return null
  return (
    <div className={styles.chosen}>
      <p>
        {nameOf(room, by)} chose to have this round graded by AI at the end. It reads the board, the worksheet
        and the chat.
      </p>
      {chooses && (
        <Button size="compact-sm" variant="default" onClick={() => void set(false)}>
          No AI grading
        </Button>
      )}
    </div>
  )
}
