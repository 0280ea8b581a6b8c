'use client'

import type { ReactNode } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { FinalBoard } from '../board/final-board'
import type { PathAt } from '../player/player-options'
import type { PlayedRecord } from '../player/use-played-record'
import { GivenList } from './given-list'
import { PlannedActual } from './planned-actual'
import styles from './record-workspace.module.css'
import { type RecordComments, RoundTime } from './round-time'

/** Always the same array, so that an empty selection does not update the board again. */
const NONE: readonly string[] = []

type RecordWorkspaceProps = {
  played: PlayedRecord
  /** The path below which the board's pictures are; null if it has none. */
  imagesAt: string | null
  pathAt: PathAt
  /** Why hints and curveballs are left out; null if they are not. */
  closed: string | null
  /** Grades whose evidence is shown on the time line. */
  grading?: GradingView | null
  /** Elements to highlight. */
  selectedIds?: readonly string[]
  onLayer?: (layer: BoardLayer) => void
  isTrying?: boolean
  /** Absent if the viewer cannot comment. */
  commenting?: RecordComments | null
  /** The side needs something from the viewer: in one column it comes first. */
  isDue?: boolean
  /** The label of the side. */
  side: string
  children: ReactNode
}

/**
 * A round's record, on every page that shows one: its board, its time line and its minutes, with the page's own
 * content at the side.
 */
export function RecordWorkspace({
  played: { record, board, replay, moment, showMoment },
  imagesAt,
  pathAt,
  closed,
  grading = null,
  selectedIds = NONE,
  onLayer,
  isTrying = false,
  commenting = null,
  isDue = false,
  side,
  children,
}: RecordWorkspaceProps) {
  return (
    <div className={styles.workspace} data-due={isDue}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <section className={styles.main} aria-label="Record of the round" tabIndex={0}>
        <div className={styles.board}>
          <FinalBoard
            imagesAt={imagesAt}
            record={record}
            board={board}
            replay={replay}
            selectedIds={selectedIds}
            {...(onLayer && { onLayer })}
            isTrying={isTrying}
          />
        </div>
        <div className={styles.time}>
          <RoundTime
            pathAt={pathAt}
            record={record}
            grading={grading}
            replay={replay}
            commenting={commenting}
          />
        </div>
        <div className={styles.minutes}>
          <PlannedActual steps={record.steps} />
          <GivenList
            marks={record.marks}
            closed={closed}
            player={replay.player}
            moment={moment}
            onShow={showMoment}
          />
        </div>
      </section>
      <aside className={styles.side} aria-label={side}>
        {children}
      </aside>
    </div>
  )
}
