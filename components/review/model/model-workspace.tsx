'use client'

import { useState } from 'react'
import type { ModelView, WatchedView } from '@/lib/review/domain/model-round/model-view'
import { modelPath, watchPath } from '@/lib/review/domain/moment-link'
import { usePlayedRecord } from '../player/use-played-record'
import { chatTab, worksheetTab } from '../record/record-tabs'
import { RecordWorkspace } from '../record/record-workspace'
import { ReviewTabs } from '../review-tabs'
import { StrongestPanel } from './strongest-panel'

type TabName = 'chat' | 'worksheet' | 'strongest'

type ModelWorkspaceProps = {
  model: WatchedView
  /** What earns a 4; null for a round that anyone may watch. */
  strongest: ModelView['strongest'] | null
  startAt: number | null
}

/** The parts of a model round side by side, on one player. */
export function ModelWorkspace({ model, strongest, startAt }: ModelWorkspaceProps) {
  const { caseId, record } = model
  const played = usePlayedRecord(strongest ? `/api/cases/${caseId}/model` : '/api/watch', record, startAt)
  const [tab, setTab] = useState<TabName>('chat')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={null}
      pathAt={(elapsed) => (strongest ? modelPath(caseId, elapsed) : watchPath(elapsed))}
      closed={null}
      side="Worksheet and chat"
    >
      <ReviewTabs
        tab={tab}
        onTab={setTab}
        tabs={[
          { ...chatTab(played, null), title: 'Said', count: 0 },
          worksheetTab(played),
          strongest && {
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
