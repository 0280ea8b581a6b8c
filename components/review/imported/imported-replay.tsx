'use client'

import { useState } from 'react'
import { type ImportedSessionView, importedPath } from '@/lib/review/domain/archive/imported-session'
import { usePlayedRecord } from '../player/use-played-record'
import { chatTab, notesTab, worksheetTab } from '../record/record-tabs'
import { RecordWorkspace } from '../record/record-workspace'
import { ReviewTabs } from '../review-tabs'
import { ImportedGrades } from './imported-grades'

type TabName = 'grades' | 'worksheet' | 'chat' | 'notes'

const CLOSED = {
  'by-archive': 'The person who made this archive could not see them, so they are not in it.',
  'answering-now':
    'You have an open round on this case, so these are closed to you until that round is over.',
} as const

/** A round from an archive, on a player. */
export function ImportedReplay(props: { session: ImportedSessionView; startAt: number | null }) {
  const { id, record, facts, closed } = props.session
  const played = usePlayedRecord(`/api/imported/${id}/replay`, record, props.startAt)
  const [tab, setTab] = useState<TabName>(facts.grades ? 'grades' : 'worksheet')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={`/api/imported/${id}/images`}
      pathAt={(elapsed) => importedPath(id, elapsed)}
      closed={closed && CLOSED[closed]}
      side="Worksheet and chat"
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
          worksheetTab(played),
          record.chat.count > 0 && chatTab(played, `/api/imported/${id}/chat`),
          record.notes.length > 0 && notesTab(played),
        ]}
      />
    </RecordWorkspace>
  )
}
