'use client'

import { useState } from 'react'
import type { ModelView } from '@/lib/review/domain/model-round/model-view'
import { modelPath } from '@/lib/review/domain/moment-link'
import { usePlayedRecord } from '../player/use-played-record'
import { ChatPanel } from '../record/chat-panel'
import { RecordWorkspace } from '../record/record-workspace'
import { WorksheetPanel } from '../record/worksheet-panel'
import { ReviewTabs } from '../review-tabs'
import { StrongestPanel } from './strongest-panel'

type TabName = 'chat' | 'worksheet' | 'strongest'

/** The parts of a model round beside each other, on one player. */
export function ModelWorkspace({ model, startAt }: { model: ModelView; startAt: number | null }) {
  const { caseId, record, strongest } = model
  const played = usePlayedRecord(`/api/cases/${caseId}/model`, record, startAt)
  const { replay, moment, showMoment } = played
  const [tab, setTab] = useState<TabName>('chat')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={null}
      pathAt={(elapsed) => modelPath(caseId, elapsed)}
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
          {
            name: 'strongest',
            title: 'What earns a 4',
            isTextOnly: true,
            panel: <StrongestPanel strongest={strongest} />,
          },
        ]}
      />
    </RecordWorkspace>
  )
}
