import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import { unpackBoard } from '@/lib/review/domain/packed-board'
import { PREVIEW_LIMIT } from '@/lib/review/domain/share/share-link'
import { readPictures } from '../board/board-pictures'

/** Size of the preview that sites show with a link, in pixels. */
const WIDTH = 1200
const HEIGHT = 630

/**
 * A small picture of a round's board for previews of a link, as a PNG in base64. Null for an empty board, or if it
 * cannot be drawn: a link works without one.
 * @param packed the board as in its record
 */
export async function previewOf(roomId: string, packed: string): Promise<string | null> {
  const board = packed === '' ? [] : unpackBoard(packed)
  if (board.length === 0) return null
  try {
    const noPictures: BinaryFileData[] = []
    const [{ boardFile }, pictures] = await Promise.all([
      import('@/components/board/board-file'),
      readPictures(`/api/rooms/${roomId}/images`, board).catch(() => noPictures),
    ])
    const drawn = await createImageBitmap(await boardFile(board, pictures, 'png'))
    const scale = Math.min(WIDTH / drawn.width, HEIGHT / drawn.height, 1)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(drawn.width * scale))
    canvas.height = Math.max(1, Math.round(drawn.height * scale))
    canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height)
    const [, base64 = ''] = canvas.toDataURL('image/png').split(',')
    return base64 !== '' && base64.length <= PREVIEW_LIMIT ? base64 : null
  } catch {
    return null
  }
}
