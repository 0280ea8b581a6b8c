'use client'

import { useState } from 'react'
import { type ImportedSessionView, importedPath } from '@/lib/review/domain/archive/imported-session'
import { usePlayedRecord } from '../player/use-played-record'
import { ChatPanel } from '../record/chat-panel'
import { NotesPanel } from '../record/notes-panel'
import { RecordWorkspace } from '../record/record-workspace'
import { WorksheetPanel } from '../record/worksheet-panel'
import { ReviewTabs } from '../review-tabs'
import { ImportedGrades } from './imported-grades'

type TabName = 'grades' | 'worksheet' | 'chat' | 'notes'

const CLOSED = {
  'by-archive': 'They were closed to who made this archive, so they are not in it.',
  'answering-now':
    'You have an open round on this case, so these are closed to you until that round is over.',
} as const

/** A round out of an archive on a player. */
export function ImportedReplay(props: { session: ImportedSessionView; startAt: number | null }) {
  const { id, record, facts, closed } = props.session
  const played = usePlayedRecord(`/api/imported/${id}/replay`, record, props.startAt)
  const { replay, moment, showMoment } = played
  const [tab, setTab] = useState<TabName>(facts.grades ? 'grades' : 'worksheet')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={`/api/imported/${id}/images`}
      pathAt={(elapsed) => importedPath(id, elapsed)}
      closed={closed && CLOSED[closed]}
      side="Words of the round"
    >
      <ReviewTabs
        tab={tab}
        onTab={setTab}
        tabs={[
          {
            name: 'grades',
            title: 'Grades',
            isTextOnly: true,
            panel: facts.grades && <ImportedGrades grades={facts.grades} />,
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
                chatAt={`/api/imported/${id}/chat`}
                first={record.chat}
                replay={replay}
                moment={moment}
                onShow={showMoment}
              />
            ),
          },
          {
            name: 'notes',
            title: 'Notes',
            count: record.notes.length,
            panel: record.notes.length > 0 && (
              <NotesPanel notes={record.notes} moment={moment} onShow={showMoment} />
            ),
          },
        ]}
      />
    </RecordWorkspace>
  )
}
