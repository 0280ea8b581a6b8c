import type { KeptBytes } from '@/lib/blobs/server/stored-bytes'
import { AppError, appError } from '@/lib/shared/errors'
import type { EventData } from '../../domain/log/event-kinds'
import { drawAnew, IMAGE_LIMIT, IMAGES_A_ROOM } from '../images/images'
import { drawingWorker } from './drawing-worker'

/** The initial content of a new board. */
export type BoardStart = {
  edits: EventData['board/edited'][]
  pictures: ({ hash: string; mime: string } & KeptBytes)[]
}

/** The same as read from the file: none of it is stored. */
type ReadDrawing = Pick<BoardStart, 'edits'> & {
  pictures: { hash: string; mime: string; data: Uint8Array }[]
}

/**
 * Reads an Excalidraw file for a new board, in a separate thread: validated like anything drawn and pasted in
 * a room, with its pictures re-encoded.
 * @param person whose drawing it is
 * @throws AppError `drawing/…`, `board/…`, `image/…`, `worker/…`; none of it is used then
 */
export async function readDrawing(file: Uint8Array, person: string): Promise<ReadDrawing> {
  const worker = await drawingWorker()
  const reading = await worker.run(file, person).finally(() => worker.stop())
  if (!reading.ok) throw new AppError(reading)
  if (reading.pictures.size > IMAGES_A_ROOM) throw appError('image/too-many', { most: IMAGES_A_ROOM })
  const pictures: ReadDrawing['pictures'] = []
  for (const [hash, bytes] of reading.pictures) {
    if (bytes.byteLength > IMAGE_LIMIT) throw appError('image/too-large')
    pictures.push({ hash, ...(await drawAnew(bytes)) })
  }
  return { edits: reading.edits, pictures }
}
