'use client'

import { VisuallyHidden } from '@mantine/core'
import { useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { BoardLayer } from '@/components/board/board-layer'
import { useOutlinedBoard } from '@/components/board/outline/use-outline'
import { stopSentences } from '@/components/board/what-if/outcome-words'
import { useTriedOut } from '@/components/board/what-if/use-what-if'
import { WhatIfOverlay } from '@/components/board/what-if/what-if-overlay'
import { dropDraft } from '@/lib/rooms/client/trial/trial-drafts'
import { type RoomTrial, trialOf } from '@/lib/rooms/domain/trial/room-trial'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import { canTryNow } from '@/lib/rooms/domain/trial/trials'
import { type RoomBoard, useRoomBoard } from '../room-board'
import { useRoom } from '../room-context'
import styles from './shown-trial.module.css'

/** The active what-if trial, drawn over the room's board together with its consequences. */
export function ShownTrial({ trial }: { trial: RoomTrial }) {
  const place = useRoomBoard()
  return place?.layer ? <OverBoard {...place} layer={place.layer} trial={trial} /> : null
}

type OverBoardProps = Pick<RoomBoard, 'channel' | 'isTrying'> & { layer: BoardLayer; trial: RoomTrial }

function OverBoard({ channel, layer, isTrying, trial }: OverBoardProps) {
  const board = useOutlinedBoard(channel)
  const { act, mayTakeBack, isOwn } = useRoom(({ act, room, me }) => ({
    act,
    mayTakeBack: canTryNow(me, room),
    isOwn: room.mode === 'solo',
  }))
  // Compared by content, because every reconnection brings a new object.
  const key = JSON.stringify(trial)
  const [hidden, setHidden] = useState<string | null>(null)
  const set = useMemo(() => trialOf(trial), [trial])
  // The case's own flows are for the interviewer only: what is drawn over the board derives from the drawing
  // alone.
  const tried = useTriedOut(board.graph, null, set)
  const isHidden = hidden === key
  const words = trialWords(trial)
  return (
    <>
      {!isHidden &&
        !isTrying &&
        createPortal(<WhatIfOverlay api={layer.api} elements={board.drawn} whatIf={tried} />, layer.host)}
      <section className={styles.bar} aria-label="What if">
        <b>What if</b>
        <span className={styles.words} title={words}>
          {words}
        </span>
        <button type="button" onClick={() => setHidden(isHidden ? null : key)}>
          {isHidden ? 'Show' : 'Hide'}
        </button>
        {mayTakeBack && (
          <button
            type="button"
            onClick={() => {
              // An interviewer's panel keeps what they prepare; alone, a withdrawn trial is gone.
              if (isOwn) dropDraft(channel)
              void act({ kind: 'trial', trial: null })
            }}
          >
            Withdraw
          </button>
        )}
      </section>
      <VisuallyHidden role="status" aria-label="Trial results">
        {trial.down.length > 0 ? stopSentences(tried.outcome, tried.names).join(' ') : ''}
      </VisuallyHidden>
    </>
  )
}
