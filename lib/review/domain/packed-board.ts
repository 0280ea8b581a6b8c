import { type BoardDoc, decodeBoard, emptyBoard, encodeBoard, putElement } from '@/lib/board/domain/doc'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { type Poster, posterOf } from '@/lib/board/domain/poster/poster-of'
import { sceneElements } from '@/lib/board/domain/scene'
import { fromBase64, toBase64 } from './base64'

/**
 * The live elements of a board as one short string, to embed in a page: as elements it would be several times as long,
 * and twice the work on both ends. Deleted elements are not included; an empty board gives an empty string.
 */
export function packBoard({ elements, sizes }: Pick<BoardDoc, 'elements' | 'sizes'>): string {
  const live = emptyBoard()
  for (const element of elements.values())
    if (!element.isDeleted) putElement(live, element, sizes.get(element.id) ?? 0)
  return live.liveCount > 0 ? toBase64(encodeBoard(live)) : ''
}

/** The elements of a packed board in Excalidraw's form, bottom first. */
export function unpackBoard(packed: string): LooseElement[] {
  if (!packed) return []
  return sceneElements(decodeBoard(fromBase64(packed)))
}

/** The poster of a packed board; null for an empty one, and for one with too many elements. */
export function posterOfPacked(packed: string): Poster | null {
  return packed ? posterOf(decodeBoard(fromBase64(packed))) : null
}
