'use client'

import { useState } from 'react'
import type { ModelView, WatchedView } from '@/lib/review/domain/model-round/model-view'
import { modelPath, watchPath } from '@/lib/review/domain/moment-link'
import { usePlayedRecord } from '../player/use-played-record'
import { ChatPanel } from '../record/chat-panel'
import { RecordWorkspace } from '../record/record-workspace'
import { WorksheetPanel } from '../record/worksheet-panel'
import { ReviewTabs } from '../review-tabs'
import { StrongestPanel } from './strongest-panel'

type TabName = 'chat' | 'worksheet' | 'strongest'

type ModelWorkspaceProps = {
  model: WatchedView
  /** What earns a 4; null for a round that anybody may watch. */
  strongest: ModelView['strongest'] | null
  startAt: number | null
}

/** The parts of a model round beside each other, on one player. */
export function ModelWorkspace({ model, strongest, startAt }: ModelWorkspaceProps) {
  const { caseId, record } = model
  const played = usePlayedRecord(strongest ? `/api/cases/${caseId}/model` : '/api/watch', record, startAt)
  const { replay, moment, showMoment } = played
  const [tab, setTab] = useState<TabName>('chat')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={null}
      pathAt={(elapsed) => (strongest ? modelPath(caseId, elapsed) : watchPath(elapsed))}
      closed={null}
      side="Words of the round"
    >
      <ReviewTabs
        tab={tab}
        onTab={setTab}
        tabs={[
          {
            name: 'chat',
            title: 'Said',
            panel: (
              <ChatPanel
                chatAt={null}
                first={record.chat}
                replay={replay}
                moment={moment}
                onShow={showMoment}
              />
            ),
          },
          {
            name: 'worksheet',
            title: 'Worksheet',
            isTextOnly: true,
            panel: <WorksheetPanel fields={record.fields} replay={replay} shown={null} />,
          },
          ...(strongest
            ? [
                {
                  name: 'strongest' as const,
                  title: 'What earns a 4',
                  isTextOnly: true,
                  panel: <StrongestPanel strongest={strongest} />,
                },
              ]
            : []),
        ]}
      />
    </RecordWorkspace>
  )
}
