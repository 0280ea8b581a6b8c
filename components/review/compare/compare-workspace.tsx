'use client'

import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Ruler } from '@/components/marks/ruler'
import type { Alignment } from '@/lib/review/domain/compare/align'
import type { ComparisonSide } from '@/lib/review/domain/compare/comparison'
import { FinalBoard } from '../board/final-board'
import { useFinalBoard } from '../board/use-final-board'
import { PlayerControls } from '../player/player-controls'
import { Scrubber } from '../player/scrubber'
import { usePlayedRecord } from '../player/use-played-record'
import { type Replay, useIsAtEnd, usePlayer, useReplay } from '../player/use-replay'
import { WorksheetPanel } from '../record/worksheet-panel'
import styles from './compare-workspace.module.css'
import { DesignDifference } from './design-difference'
import { MinutesTable } from './minutes-table'
import { ScoresTable } from './scores-table'
import { useAligned } from './use-aligned'

type CompareWorkspaceProps = {
  left: ComparisonSide
  right: ComparisonSide
  leftName: string
  rightName: string
}

/** Always the same array, so that an empty selection does not update the boards again. */
const NONE: readonly string[] = []
const ALIGNMENTS = [
  { value: 'step', label: 'By step' },
  { value: 'time', label: 'By minute' },
]

/** The boards of two rounds on one player, and their differences. */
export function CompareWorkspace({ left, right, leftName, rightName }: CompareWorkspaceProps) {
  const [by, setBy] = useState<Alignment>('step')
  const first = usePlayedRecord(left.replayAt, left.record, null)
  const board = useFinalBoard(right.record.board)
  const second = useReplay(right.replayAt, right.record, null)
  useAligned(
    useMemo(() => ({ player: first.replay.player, course: left.record }), [first.replay.player, left]),
    useMemo(() => ({ player: second.player, course: right.record }), [second.player, right]),
    by,
  )
  const names = [leftName, rightName] as const
  return (
    <div className={styles.workspace}>
      <div className={styles.boards}>
        <section className={styles.board} aria-label={`Board: ${leftName}`}>
          <FinalBoard
            imagesAt={left.imagesAt}
            record={left.record}
            board={first.board}
            replay={first.replay}
            selectedIds={NONE}
            round={leftName}
          />
        </section>
        <section className={styles.board} aria-label={`Board: ${rightName}`}>
          <FinalBoard
            imagesAt={right.imagesAt}
            record={right.record}
            board={board}
            replay={second}
            selectedIds={NONE}
            round={rightName}
          />
        </section>
      </div>
      <section className={styles.time} aria-label="Timeline of both rounds">
        <PlayerControls player={first.replay.player} />
        <Scrubber replay={first.replay} record={left.record} marks={[]} comments={[]} />
        <div className={styles.other}>
          <OtherRuler round={right} name={rightName} replay={second} />
        </div>
        <SegmentedControl
          className={styles.alignment ?? ''}
          size="xs"
          aria-label="How to align the rounds"
          data={ALIGNMENTS}
          value={by}
          onChange={(value) => setBy(value === 'time' ? 'time' : 'step')}
        />
      </section>
      <div className={styles.tables}>
        <MinutesTable left={left.record.steps} right={right.record.steps} names={names} />
        <ScoresTable left={left.scores} right={right.scores} names={names} />
        <DesignDifference left={first.board} right={board} names={names} />
      </div>
      <section className={styles.sheets} aria-labelledby="worksheets">
        <h2 id="worksheets">Worksheets</h2>
        <div>
          {(
            [
              [left, leftName, first.replay],
              [right, rightName, second],
            ] as const
          ).map(([{ record }, name, replay], side) => (
            <div key={side === 0 ? 'left' : 'right'}>
              <h3>{name}</h3>
              <WorksheetPanel fields={record.fields} replay={replay} />
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}

/** The position in the other round, to its own scale. */
function OtherRuler({ round, name, replay }: { round: ComparisonSide; name: string; replay: Replay }) {
  const second = usePlayer(replay.player, ({ position }) => Math.floor(position / 1000))
  const isAtEnd = useIsAtEnd(replay.player)
  const total = replay.player.total / 60_000
  return (
    <Ruler
      segments={round.record.visits.map(({ key, title, points, from, to }) => ({
        key,
        label: title,
        points,
        minutes: (to - from) / 60_000,
      }))}
      nowMinute={isAtEnd ? total + 1 : second / 60}
      height={12}
      numbers={false}
      ticks={false}
      ariaLabel={`The steps of the other round: ${name}`}
    />
  )
}
