'use client'

import { useMemo } from 'react'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { type RoomBoard, useRoomBoard } from '../room-board'
import { QuestionList } from './question-list'
import styles from './questions.module.css'
import { useSettledBoard } from './use-settled-board'

const SHOWN = 3

/** What a colleague would ask about one's own board, derived from the drawing alone. */
export function OwnQuestions() {
  const place = useRoomBoard()
  return place && <Questions {...place} />
}

function Questions({ channel }: RoomBoard) {
  const graph = useSettledBoard(channel)
  const findings = useMemo(() => reviewBoard(graph), [graph])
  if (findings.length === 0)
    return (
      <p className={styles.none} role="status">
        {graph.components.length > 0
          ? 'The rules have no questions about this drawing. That is not praise: they know nothing about the case.'
          : 'No parts of a system were found. Parts are boxes or icons with a name, and arrows between them.'}
      </p>
    )
  const rest = findings.length - SHOWN
  return (
    <div role="status">
      <QuestionList findings={findings.slice(0, SHOWN)} />
      {rest > 0 && (
        <p className={styles.none}>
          {rest === 1 ? 'One more appears' : `${rest} more appear`} once these have an answer on the board.
        </p>
      )}
    </div>
  )
}
