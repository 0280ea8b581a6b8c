import { readBoard } from '@/lib/board/graph/read-board'
import { boardFigures } from '@/lib/review/domain/board-figures'
import { figuresTable } from '@/lib/review/domain/export/figures-table'
import { sessionDocument } from '@/lib/review/domain/export/session-document'
import { unpackBoard } from '@/lib/review/domain/packed-board'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { readPictures } from '../board/board-pictures'

/** What of a round can be kept as a file. */
export type RoundFormat = 'png' | 'svg' | 'excalidraw' | 'md' | 'csv'

/** The round whose files are made. */
export type KeptRound = Readonly<{
  id: string
  /** Title of the case. */
  title: string
  /** Milliseconds since 1970. */
  startedAt: number
  record: SessionRecord
}>

/** Makes a file of a finished round, here in the browser. @throws when code or a picture does not come */
export async function roundFile(
  { id, title, startedAt, record }: KeptRound,
  format: RoundFormat,
): Promise<Blob> {
  const board = unpackBoard(record.board)
  if (format === 'md') {
    const day = new Date(startedAt).toLocaleDateString('en', { dateStyle: 'long' })
    return new Blob([sessionDocument({ title, day, record, graph: readBoard(board) })], {
      type: 'text/markdown',
    })
  }
  if (format === 'csv') {
    return new Blob([figuresTable(record.fields, boardFigures(board)) ?? ''], { type: 'text/csv' })
  }
  const [{ boardFile }, pictures] = await Promise.all([
    import('@/components/board/board-file'),
    readPictures(`/api/rooms/${id}/images`, board),
  ])
  return boardFile(board, pictures, format)
}
