'use client'

import { Button } from '@mantine/core'
import type { InterviewerStatus } from '@/lib/rooms/domain/interviewer/interviewer-moves'
import { canControlRound } from '@/lib/rooms/domain/round/permissions'
import { isLive, useRoom } from '../room-context'
import styles from './interviewer-line.module.css'

const WORDS: Readonly<Record<InterviewerStatus, string>> = {
  here: 'It asks questions when you pause, and answers what you write.',
  quiet: 'The AI interviewer is quiet.',
  away: 'The AI interviewer can’t be reached. Go on: questions, hints and answers come from the guide until it is back.',
  spent:
    'The AI interviewer has said all it can in this round. Questions, hints and answers come from the guide.',
}

const SLOW = 'Its answer is taking a while. Go on: hints and answers come from the guide in the meantime.'

/** What the AI interviewer is doing, with the control that stops it. */
export function InterviewerLine() {
  const { status, isSlow, live, controls, ready, act } = useRoom(({ room, speaking, me, ready, act }) => ({
    status: room.interviewer?.status,
    isSlow: speaking === '',
    live: isLive(room),
    controls: canControlRound(me, room),
    ready,
    act,
  }))
  if (!status || !live) return null
  const isQuiet = status === 'quiet'
  return (
    <div className={styles.line}>
      <p role="status">{status === 'here' && isSlow ? SLOW : WORDS[status]}</p>
      {controls && (status === 'here' || isQuiet) && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={!ready}
          onClick={() => void act({ kind: 'quiet', on: !isQuiet })}
        >
          {isQuiet ? 'Let it talk' : 'Be quiet'}
        </Button>
      )}
    </div>
  )
}
