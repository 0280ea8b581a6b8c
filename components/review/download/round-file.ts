import { readBoard } from '@/lib/board/graph/read-board'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { boardFigures } from '@/lib/review/domain/board-figures'
import { figuresTable } from '@/lib/review/domain/export/figures-table'
import type { PdfScores } from '@/lib/review/domain/export/pdf/session-pdf'
import { sessionDocument } from '@/lib/review/domain/export/session-document'
import { unpackBoard } from '@/lib/review/domain/packed-board'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { readPictures } from '../board/board-pictures'

/** The formats in which a round can be saved. */
export type RoundFormat = 'png' | 'svg' | 'pdf' | 'excalidraw' | 'md' | 'csv'

/** The round to save. */
export type KeptRound = Readonly<{
  id: string
  /** The case's title. */
  title: string
  /** Milliseconds since 1970. */
  startedAt: number
  record: SessionRecord
  /** The PDF contains those that are open; null for observers. */
  grading: GradingView | null
}>

/** Exports a finished round to a file, in the browser. @throws if a module or a picture cannot be loaded */
export async function roundFile(
  { id, title, startedAt, record, grading }: KeptRound,
  format: RoundFormat,
): Promise<Blob> {
  const board = unpackBoard(record.board)
  const day = new Date(startedAt).toLocaleDateString('en', { dateStyle: 'long' })
  if (format === 'md') {
    return new Blob([sessionDocument({ title, day, record, graph: readBoard(board) })], {
      type: 'text/markdown',
    })
  }
  if (format === 'csv') {
    return new Blob([figuresTable(record.fields, boardFigures(board)) ?? ''], { type: 'text/csv' })
  }
  const [{ boardFile, boardLines }, pictures] = await Promise.all([
    import('@/components/board/board-file'),
    readPictures(`/api/rooms/${id}/images`, board),
  ])
  if (format === 'pdf') {
    const { pdfFile } = await import('./pdf/pdf-file')
    return pdfFile({
      ...{ title, day, record, graph: readBoard(board) },
      board: board.length > 0 ? await boardLines(board, pictures) : null,
      scores: grading && scoresOf(grading),
    })
  }
  return boardFile(board, pictures, format)
}

/** The scores that are open to the viewer; null if none are. */
function scoresOf({ rubric, columns }: GradingView): PdfScores | null {
  const open = columns.flatMap((column) => (column.status === 'open' ? [column] : []))
  if (open.length === 0) return null
  return {
    titles: open.map(({ name }) => name),
    dimensions: rubric.dimensions.map(({ id, title }) => ({
      title,
      scores: open.map(({ grade }) => grade.scores[id].score),
    })),
  }
}
