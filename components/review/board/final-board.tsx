'use client'

import { useComputedColorScheme } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { ReadOnlyBoard } from '@/components/board/read-only-board'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { posterOfPacked } from '@/lib/review/domain/packed-board'
import type { MomentView } from '@/lib/review/domain/replay/moment-view'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import { stepAt } from '../player/step-at'
import { type Replay, useIsAtEnd, usePlayer, useReplayState } from '../player/use-replay'
import styles from './final-board.module.css'
import { useBoardFiles } from './use-board-files'

/** Only some rounds have trials. */
const MomentTrial = dynamic(
  () =>
    import('./moment-trial').then(
      (file) => file.MomentTrial,
      () => Unseen,
    ),
  { ssr: false },
)

type FinalBoardProps = {
  /** The path below which the board's pictures are; null if it has none. */
  imagesAt: string | null
  record: SessionRecord
  /** The unpacked board of the record. */
  board: readonly LooseElement[]
  replay: Replay
  /** Elements that a note points at. */
  selectedIds: readonly string[]
  /** Called once the board is there, for whatever is to be laid over it. */
  onLayer?: (layer: BoardLayer) => void
  /** Whether a panel's trial is laid over the board, instead of the trial at the moment shown. */
  isTrying?: boolean
  /** Which round it is, if there is more than one on the page. */
  round?: string | null
}

const NOTHING: MomentView['elements'] = []

/** The board at the end of the round, or at the moment shown. */
export function FinalBoard({
  imagesAt,
  record,
  board,
  replay,
  selectedIds,
  onLayer,
  isTrying = false,
  round = null,
}: FinalBoardProps) {
  const theme = useComputedColorScheme('light')
  const [api, setApi] = useState<BoardLayer['api'] | null>(null)
  const [host, setHost] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (api && host) onLayer?.({ api, host })
  }, [api, host, onLayer])
  const { player, client } = replay
  const isAtEnd = useIsAtEnd(player)
  const then = useReplayState(client, ({ moment }) => moment?.elements ?? NOTHING)
  const shown = useReplayState(client, ({ moment }) => moment?.elapsed)
  const elements = isAtEnd ? board : then
  const trial = useReplayState(client, ({ moment }) => moment?.trial ?? null)
  const files = useBoardFiles(imagesAt, elements)
  const [poster] = useState(() => posterOfPacked(record.board))
  return (
    <div className={styles.frame} data-elapsed={isAtEnd ? player.total : shown}>
      <p className={styles.label}>
        {isAtEnd ? <AtEnd /> : <AtMoment record={record} replay={replay} />}
        {round && <small className={styles.round}>{round}</small>}
      </p>
      <div className={styles.canvas}>
        {record.board === '' && elements.length === 0 ? (
          <p className={styles.empty}>
            {isAtEnd ? 'Nothing was drawn in this round.' : 'Nothing is on the board at this moment.'}
          </p>
        ) : (
          <>
            <ReadOnlyBoard
              elements={elements}
              fitTo={record.board === '' ? elements : board}
              files={files}
              poster={isAtEnd ? poster : null}
              selectedIds={selectedIds}
              theme={theme}
              onDrawn={replay.onEndDrawn}
              label={isAtEnd ? 'Final board' : 'Board at this moment'}
              onReady={setApi}
            />
            <div ref={setHost} className={styles.layer} />
            {!isAtEnd && !isTrying && trial && api && host && (
              <MomentTrial layer={{ api, host }} elements={then} trial={trial} />
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** If the code cannot be loaded, the words above the board still describe the trial. */
function Unseen() {
  return null
}

function AtEnd() {
  return (
    <>
      <b>Final board</b> <small>read only</small>
    </>
  )
}

function AtMoment({ record, replay }: Pick<FinalBoardProps, 'record' | 'replay'>) {
  const { player, client } = replay
  const second = usePlayer(player, ({ position }) => Math.floor(position / 1000))
  const step = usePlayer(player, ({ position }) => stepAt(record, position))
  const hasPicture = useReplayState(client, ({ moment }) => moment !== null)
  const tried = useReplayState(client, ({ moment }) => (moment?.trial ? trialWords(moment.trial) : null))
  return (
    <>
      <b>{step ?? 'Board'}</b>{' '}
      <small>
        {formatFixedClock(second)}, {hasPicture ? 'read only' : 'loading'}
        {tried && `. What if: ${tried}`}
      </small>
    </>
  )
}
