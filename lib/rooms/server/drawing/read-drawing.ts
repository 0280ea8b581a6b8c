import { createHash } from 'node:crypto'
import { openDrawing } from '@/lib/board/graph/drawing/open-drawing'
import { appError } from '@/lib/shared/errors'
import { drawingEdits } from '../../domain/drawing/drawing-edits'
import type { EventData } from '../../domain/log/event-kinds'
import { drawAnew, IMAGE_LIMIT, IMAGES_A_ROOM } from '../images/images'

/** What a new board begins with. */
export type BoardStart = {
  edits: EventData['board/edited'][]
  pictures: { hash: string; mime: string; bytes: Uint8Array<ArrayBuffer> }[]
}

/**
 * Reads an Excalidraw file for a new board: checked like what is drawn and pasted in a room, with its pictures drawn
 * anew.
 * @throws AppError `drawing/…`, `board/…`, `image/…`; then nothing of it is used
 */
export async function readDrawing(text: string): Promise<BoardStart> {
  const drawing = openDrawing(text)
  const used = new Set(
    drawing.written.flatMap(({ type, fileId }) => (type === 'image' ? [String(fileId)] : [])),
  )
  const files = drawing.files
    .filter(({ id }) => used.has(id))
    .map(({ id, dataURL }) => {
      const bytes = Buffer.from(dataURL.slice(dataURL.indexOf(',') + 1), 'base64')
      return { id, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
    })
  const hashes = new Map(files.map(({ id, hash }) => [id, hash]))
  const edits = drawingEdits(drawing, (id) => hashes.get(id))
  const distinct = new Map(files.map(({ hash, bytes }) => [hash, bytes]))
  if (distinct.size > IMAGES_A_ROOM) throw appError('image/too-many', { most: IMAGES_A_ROOM })
  const pictures: BoardStart['pictures'] = []
  for (const [hash, bytes] of distinct) {
    if (bytes.byteLength > IMAGE_LIMIT) throw appError('image/too-large')
    const { mime, data } = await drawAnew(bytes)
    pictures.push({ hash, mime, bytes: new Uint8Array(data) })
  }
  return { edits, pictures }
}
