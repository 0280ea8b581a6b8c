import type { PlayedRecord } from '../player/use-played-record'
import { ChatPanel } from './chat-panel'
import { NotesPanel } from './notes-panel'
import { WorksheetPanel } from './worksheet-panel'

/** Tabs that every view of a record has. */

type WorksheetOptions = Partial<Pick<Parameters<typeof WorksheetPanel>[0], 'shown' | 'beside'>>

export function worksheetTab({ record, replay }: PlayedRecord, options: WorksheetOptions = {}) {
  return {
    name: 'worksheet' as const,
    title: 'Worksheet',
    isTextOnly: true,
    panel: <WorksheetPanel fields={record.fields} replay={replay} {...options} />,
  }
}

/** @param chatAt where to fetch the rest of the chat; null if all of it is in the record */
export function chatTab({ record, replay, moment, showMoment }: PlayedRecord, chatAt: string | null) {
  return {
    name: 'chat' as const,
    title: 'Chat',
    count: record.chat.count,
    panel: (
      <ChatPanel chatAt={chatAt} first={record.chat} replay={replay} moment={moment} onShow={showMoment} />
    ),
  }
}

export function notesTab({ record, moment, showMoment }: PlayedRecord) {
  return {
    name: 'notes' as const,
    title: 'Notes',
    count: record.notes.length,
    panel: <NotesPanel notes={record.notes} moment={moment} onShow={showMoment} />,
  }
}
