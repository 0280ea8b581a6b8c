import { emptyBoard } from '@/lib/board/domain/doc'
import { cleanElement } from '@/lib/board/domain/element/clean-element'
import type { BoardElement, LooseElement } from '@/lib/board/domain/element/element'
import { isSafeLink } from '@/lib/board/domain/element/validate-element'
import { elementSize } from '@/lib/board/domain/fields/fields'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { applyEdit, decideEdit } from '@/lib/board/domain/patch/decide-edit'
import { type Drawing, isStoodFor } from '@/lib/board/graph/drawing/open-drawing'
import type { EventData } from '@/lib/rooms/domain/log/event-kinds'
import { appError } from '@/lib/shared/errors'

/** Bytes of elements in one edit; even with the largest possible element added it fits into a message. */
const EDIT_BYTES = 64 * 1024

/**
 * Turns a drawing into edits of an empty board, each decided by the rules of a room. Either all of it, or a
 * refusal that names what no board may contain: nothing is left out silently.
 * @param nameOf maps the drawing's name for a picture to its hash; undefined for a missing picture
 * @throws AppError `drawing/web-pages`, `drawing/unknown-elements`, `drawing/bad-links`,
 * `drawing/no-pictures`, and what `decideEdit` throws, such as `board/too-many-elements`
 */
export function drawingEdits(
  drawing: Drawing,
  nameOf: (fileId: string) => string | undefined,
): EventData['board/edited'][] {
  refuseForeign(drawing, nameOf)
  const elements = elementsOf(drawing, nameOf)
  const board = emptyBoard()
  const edits: EventData['board/edited'][] = []
  for (const some of inEdits(elements)) {
    const patches = encodePatches(
      some.map((element) => ({ kind: 'add', element })),
      board.refs,
    )
    const { bytes, corrections } = decideEdit(board, patches)
    applyEdit(board, bytes, corrections)
    edits.push({ patches: bytes, corrections })
  }
  if (board.liveCount !== elements.length)
    throw appError('drawing/unknown-elements', { count: elements.length - board.liveCount })
  return edits
}

function refuseForeign({ written, leftOut }: Drawing, nameOf: (fileId: string) => string | undefined): void {
  const webPages = written.filter(({ type }) => isStoodFor(String(type))).length
  if (webPages > 0) throw appError('drawing/web-pages', { count: webPages })
  if (leftOut > 0) throw appError('drawing/unknown-elements', { count: leftOut })
  const links = written.filter(
    ({ link }) => typeof link === 'string' && link !== '' && !isSafeLink(link),
  ).length
  if (links > 0) throw appError('drawing/bad-links', { count: links })
  const pictures = written.filter(
    ({ type, fileId }) => type === 'image' && nameOf(String(fileId)) === undefined,
  ).length
  if (pictures > 0) throw appError('drawing/no-pictures', { count: pictures })
}

/** Texts come after the shapes they are bound to: a room removes text whose shape is missing. */
function elementsOf(
  { written, shown }: Drawing,
  nameOf: (fileId: string) => string | undefined,
): BoardElement[] {
  const keys = new Map(shown.map(({ id, index }) => [id, index]))
  const elements = written.map((element: LooseElement) => {
    const { id, type, containerId, fileId } = element
    return cleanElement({
      ...element,
      index: keys.get(id),
      containerId: keys.has(containerId) ? containerId : null,
      fileId: type === 'image' ? nameOf(String(fileId)) : null,
    })
  })
  return [...elements.filter((one) => !one.containerId), ...elements.filter((one) => one.containerId)]
}

function* inEdits(elements: readonly BoardElement[]): Generator<BoardElement[], void, undefined> {
  let [some, bytes]: [BoardElement[], number] = [[], 0]
  for (const element of elements) {
    const size = elementSize(element)
    if (some.length > 0 && bytes + size > EDIT_BYTES) {
      yield some
      some = []
      bytes = 0
    }
    some.push(element)
    bytes += size
  }
  if (some.length > 0) yield some
}
