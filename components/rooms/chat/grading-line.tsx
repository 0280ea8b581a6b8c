'use client'

import { Button } from '@mantine/core'
import { canChooseGrading } from '@/lib/rooms/domain/round/permissions'
import { isLive, useRoom } from '../room-context'
import styles from './interviewer-line.module.css'

/**
 * Tells everybody during the round that a model will grade it at the end, with the control that stops that.
 */
export function GradingLine() {
  const { live, chooses, ready, act } = useRoom(({ room, me, ready, act }) => ({
    live: isLive(room),
    chooses: canChooseGrading(me),
    ready,
    act,
  }))
  if (!live) return null
  return (
    <div className={styles.line}>
      <p role="status">AI grades this round at the end.</p>
      {chooses && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={!ready}
          onClick={() => void act({ kind: 'ai-grading', on: false })}
        >
          No AI grading
        </Button>
      )}
    </div>
  )
}
