import type { KeptBytes } from '@/lib/blobs/server/stored-bytes'
import { AppError, appError } from '@/lib/shared/errors'
import type { EventData } from '../../domain/log/event-kinds'
import { drawAnew, IMAGE_LIMIT, IMAGES_A_ROOM } from '../images/images'
import { drawingWorker } from './drawing-worker'

/** What a new board begins with. */
export type BoardStart = {
  edits: EventData['board/edited'][]
  pictures: ({ hash: string; mime: string } & KeptBytes)[]
}

/** The same as it was read: nothing of it is kept. */
type ReadDrawing = Pick<BoardStart, 'edits'> & {
  pictures: { hash: string; mime: string; data: Uint8Array }[]
}

/**
 * Reads an Excalidraw file for a new board, in a thread of its own: checked like what is drawn and pasted in a room, with
 * its pictures drawn anew.
 * @param person whose it is
 * @throws AppError `drawing/…`, `board/…`, `image/…`, `worker/…`; then nothing of it is used
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
