'use client'

import { useState } from 'react'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { sharePath } from '@/lib/review/domain/share/share-link'
import type { SharedGrades } from '@/lib/review/domain/share/share-view'
import { usePlayedRecord } from '../player/use-played-record'
import { ChatPanel } from '../record/chat-panel'
import { RecordWorkspace } from '../record/record-workspace'
import { WorksheetPanel } from '../record/worksheet-panel'
import { ReviewTabs } from '../review-tabs'
import { SharedScores } from './shared-scores'

type TabName = 'scores' | 'worksheet' | 'chat'

/** Why hints and curveballs are left out. */
const GUIDE = 'They come from the guide of this case, which is not shared.'

type SharedReplayProps = {
  token: string
  record: SessionRecord
  /** Something was left out because of the guide. */
  isCut: boolean
  startAt: number | null
  /** Left out where the link shows none; null as long as they are not open. */
  grades?: SharedGrades | null
}

/** A round that a link lets play. */
export function SharedReplay({ token, record, isCut, startAt, grades }: SharedReplayProps) {
  const played = usePlayedRecord(`/api/shared/${token}/replay`, record, startAt)
  const { replay, moment, showMoment } = played
  const [tab, setTab] = useState<TabName>(grades === undefined ? 'worksheet' : 'scores')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={`/api/shared/${token}/images`}
      pathAt={(elapsed) => sharePath(token, elapsed)}
      closed={isCut ? GUIDE : null}
      side="Words of the round"
    >
      <ReviewTabs
        tab={tab}
        onTab={setTab}
        tabs={[
          {
            name: 'scores',
            title: 'Scores',
            isTextOnly: true,
            panel: grades !== undefined && <SharedScores grades={grades} />,
          },
          {
            name: 'worksheet',
            title: 'Worksheet',
            isTextOnly: true,
            panel: <WorksheetPanel fields={record.fields} replay={replay} shown={null} />,
          },
          {
            name: 'chat',
            title: 'Chat',
            count: record.chat.count,
            panel: record.chat.count > 0 && (
              <ChatPanel
                chatAt={`/api/shared/${token}/chat`}
                first={record.chat}
                replay={replay}
                moment={moment}
                onShow={showMoment}
              />
            ),
          },
        ]}
      />
    </RecordWorkspace>
  )
}
