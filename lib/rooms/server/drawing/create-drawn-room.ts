import { keepBytes } from '@/lib/blobs/server/stored-bytes'
import { tooLarge } from '@/lib/board/graph/drawing/open-drawing'
import { appError } from '@/lib/shared/errors'
import { AtOnce } from '@/lib/shared/turns/at-once'
import { OneEach } from '@/lib/shared/turns/one-each'
import { createRoom, type NewRoom, refuseRoom } from '../create-room'
import { assertDrawingPace, DRAWINGS_AT_ONCE } from './assert-drawing-pace'
import { type BoardStart, readDrawing } from './read-drawing'

/** At most one file per person is in memory at a time. */
const files = new OneEach({ longest: DRAWINGS_AT_ONCE, full: () => appError('drawing/too-often') })
/** One drawing is read at a time: the rest of the machine is for live rooms. */
const drawings = new AtOnce(1, { longest: 8, full: () => appError('worker/busy') })

/**
 * Creates a room whose board begins with a drawing. None of the file is read if the person may not create the
 * room.
 * @param receive returns the Excalidraw file, or null if it is too large
 * @returns the room's id
 * @throws AppError `drawing/too-often`, `worker/busy`, and what `createRoom` and `readDrawing` throw
 */
export async function createDrawnRoom(
  user: { id: string; name: string },
  wanted: NewRoom,
  receive: () => Promise<Uint8Array | null>,
  now: Date,
): Promise<string> {
  assertDrawingPace(user.id, now)
  return files.run(user.id, async () => {
    await refuseRoom(user, wanted, now)
    const file = await receive()
    if (!file) throw tooLarge()
    const { edits, pictures } = await drawings.run(() => readDrawing(file, user.id))
    const kept: BoardStart['pictures'] = []
    for (const { hash, mime, data } of pictures)
      kept.push({ hash, mime, ...(await keepBytes('images', data)) })
    return createRoom(user, { ...wanted, board: { edits, pictures: kept } }, now)
  })
}
