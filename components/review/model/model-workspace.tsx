'use client'

import { useState } from 'react'
import type { ModelView } from '@/lib/review/domain/model-round/model-view'
import { modelPath } from '@/lib/review/domain/moment-link'
import { ChatPanel } from '../chat-panel'
import { FinalBoard } from '../final-board'
import { GivenList } from '../given-list'
import { PlannedActual } from '../planned-actual'
import { usePlayer, useReplay } from '../player/use-replay'
import { useReplayKeys } from '../player/use-replay-keys'
import { ReviewTabs } from '../review-tabs'
import styles from '../review-workspace.module.css'
import { RoundTime } from '../round-time'
import { useFinalBoard } from '../use-final-board'
import { WorksheetPanel } from '../worksheet-panel'
import { StrongestPanel } from './strongest-panel'

const NONE: readonly string[] = []

type TabName = 'chat' | 'worksheet' | 'strongest'

/** The parts of a model round beside each other, on one player. */
export function ModelWorkspace({ model, startAt }: { model: ModelView; startAt: number | null }) {
  const { caseId, record, strongest } = model
  const board = useFinalBoard(record.board)
  const replay = useReplay(`/api/cases/${caseId}/model`, record, startAt)
  const { player } = replay
  useReplayKeys(player)
  const [tab, setTab] = useState<TabName>('chat')
  const moment = usePlayer(player, ({ chosen }) => chosen)
  const show = (elapsed: number) => (elapsed === moment ? player.goBack() : player.jump(elapsed))
  return (
    <div className={styles.workspace}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <section className={styles.main} aria-label="Record of the round" tabIndex={0}>
        <div className={styles.board}>
          <FinalBoard imagesAt={null} record={record} board={board} replay={replay} selectedIds={NONE} />
        </div>
        <div className={styles.time}>
          <RoundTime
            pathAt={(elapsed) => modelPath(caseId, elapsed)}
            record={record}
            grading={null}
            replay={replay}
          />
        </div>
        <div className={styles.minutes}>
          <PlannedActual steps={record.steps} />
          <GivenList marks={record.marks} closed={null} player={player} moment={moment} onShow={show} />
        </div>
      </section>
      <aside className={styles.side} aria-label="Words of the round">
        <ReviewTabs
          tab={tab}
          onTab={setTab}
          tabs={[
            {
              name: 'chat',
              title: 'Said',
              panel: (
                <ChatPanel chatAt={null} first={record.chat} replay={replay} moment={moment} onShow={show} />
              ),
            },
            {
              name: 'worksheet',
              title: 'Worksheet',
              isTextOnly: true,
              panel: <WorksheetPanel fields={record.fields} replay={replay} shown={null} />,
            },
            {
              name: 'strongest',
              title: 'What earns a 4',
              isTextOnly: true,
              panel: <StrongestPanel strongest={strongest} />,
            },
          ]}
        />
      </aside>
    </div>
  )
}
