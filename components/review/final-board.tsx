'use client'

import { useComputedColorScheme } from '@mantine/core'
import { ReadOnlyBoard } from '@/components/board/read-only-board'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './final-board.module.css'
import { useBoardFiles } from './use-board-files'

type FinalBoardProps = {
  roomId: string
  board: SessionRecord['board']
  /** Elements that a note points at. */
  selectedIds: readonly string[]
}

/** The board as it was at the end of the round. */
export function FinalBoard({ roomId, board, selectedIds }: FinalBoardProps) {
  const theme = useComputedColorScheme('light')
  const files = useBoardFiles(roomId, board)
  return (
    <div className={styles.frame}>
      <p className={styles.label}>
        <b>Final board</b> <small>read only</small>
      </p>
      <div className={styles.canvas}>
        {board.length === 0 ? (
          <p className={styles.empty}>Nothing was drawn in this round.</p>
        ) : (
          <ReadOnlyBoard
            elements={board}
            files={files}
            selectedIds={selectedIds}
            theme={theme}
            label="Final board"
          />
        )}
      </div>
    </div>
  )
}
