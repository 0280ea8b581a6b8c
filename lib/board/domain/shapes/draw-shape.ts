import { generateNKeysBetween } from 'fractional-indexing'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardElement, PathPoint } from '../element/element'
import { blankElement } from '../fields/fields'
import { hash } from '../merge/hash'
import { LOOKS, type ShapeForm } from './kind-looks'
import { boundText, textInLines } from './text-in-lines'

type Spot = Readonly<{ x: number; y: number }>
type Size = Readonly<{ width: number; height: number }>

/** The size of a part of the shape library, before it has a position. */
export type ShapeSize = Size & Readonly<{ written: ReturnType<typeof textInLines> }>

/** Font size of names. */
export const NAME_SIZE = 20
const NAME_WIDTH = 170
const PADDING = 16
const LEAST = { width: 120, height: 64 }
/** Excalidraw's padding around text in a shape. */
const INNER = 5
const LID = 24
const BARS = 3
const BAR_GAP = 12

/** The size at which a part is drawn, so that its name fits. In board pixels. */
export function shapeSize(kind: ComponentKind, name: string): ShapeSize {
  const written = textInLines(name, NAME_SIZE, NAME_WIDTH)
  return { written, ...around(LOOKS[kind].form, written) }
}

function around(form: ShapeForm, { width, height }: Size): Size {
  const padded = { width: width + 2 * PADDING, height: height + 2 * PADDING }
  const larger = (size: Size, by: number) => ({
    width: Math.ceil(Math.max(LEAST.width, size.width * by)),
    height: Math.ceil(Math.max(LEAST.height, size.height * by)),
  })
  if (form === 'ellipse') return larger({ width: width + 4 * INNER, height: height + 4 * INNER }, Math.SQRT2)
  if (form === 'diamond') return larger({ width: width + 4 * INNER, height: height + 4 * INNER }, 2)
  if (form === 'cylinder') return larger({ ...padded, height: padded.height + LID / 2 }, 1)
  if (form === 'pipe') return larger({ ...padded, width: padded.width + 2 * BARS * BAR_GAP }, 1)
  return larger(padded, 1)
}

/**
 * Draws a part of the shape library: first its shape, which states the kind, then the lines that make the shape a
 * cylinder or a pipe, then its name.
 * @param middle of the shape, in board pixels
 * @param newId returns an id that no element has
 */
export function drawShape(
  { kind, name, middle }: Readonly<{ kind: ComponentKind; name: string; middle: Spot }>,
  newId: () => string,
): BoardElement[] {
  const { written, width, height } = shapeSize(kind, name)
  const { form, fill, isOutside = false } = LOOKS[kind]
  const id = newId()
  const plain: BoardElement = {
    ...blankElement(id, form === 'ellipse' || form === 'diamond' ? form : 'rectangle'),
    ...{ x: Math.round(middle.x - width / 2), y: Math.round(middle.y - height / 2), width, height },
    backgroundColor: fill,
    strokeStyle: isOutside ? 'dashed' : 'solid',
    roundness: form === 'box' ? { type: 3 } : form === 'ellipse' || form === 'diamond' ? { type: 2 } : null,
    seed: hash(id),
    customData: { kind },
  }
  const isIcon = form === 'cylinder' || form === 'pipe'
  const shape = isIcon ? { ...plain, groupIds: [newId()] } : plain
  return [shape, ...ornaments(form, shape, newId), boundText(newId(), shape, NAME_SIZE, written)]
}

/** The extra lines that turn a box into a cylinder or a pipe. */
function ornaments(form: ShapeForm, shape: BoardElement, newId: () => string): BoardElement[] {
  const { x, y, width = 0, height = 0, backgroundColor, groupIds } = shape
  const like = { backgroundColor, groupIds }
  if (form === 'cylinder') {
    const id = newId()
    return [
      {
        ...blankElement(id, 'ellipse'),
        ...{ x, y: y - LID / 2, width, height: LID, roundness: { type: 2 } },
        ...like,
        seed: hash(id),
      },
    ]
  }
  if (form !== 'pipe') return []
  return Array.from({ length: BARS }, (_, place) => {
    const id = newId()
    const points: PathPoint[] = [
      [0, 0],
      [0, height],
    ]
    return {
      ...blankElement(id, 'line'),
      ...{ x: x + width - (BARS - place) * BAR_GAP, y, points, groupIds, seed: hash(id) },
    }
  })
}

/** Gives new elements their positions in the stack, one above the other, above all others. */
export function stackOnTop(
  added: readonly BoardElement[],
  held: Iterable<Pick<BoardElement, 'index'>>,
): BoardElement[] {
  let top: string | null = null
  for (const { index } of held) if (top === null || index > top) top = index
  const keys = generateNKeysBetween(top, null, added.length)
  return added.map((element, place) => ({ ...element, index: keys[place] ?? element.index }))
}
