import type { BoardElement, PathPoint } from './element'

/** What is bound to a shape: its text and the arrows that end at it, as Excalidraw lists them. */
export type BoundElement = Readonly<{ id: string; type: 'text' | 'arrow' }>

/** For every element with live bound elements, the list of those. */
export function boundIndex(elements: Iterable<BoardElement>): Map<string, BoundElement[]> {
  const index = new Map<string, BoundElement[]>()
  const add = (target: string, bound: BoundElement) => {
    const list = index.get(target)
    if (!list) index.set(target, [bound])
    // Each element is visited once, so only its own other end can have added it to this list.
    else if (list.at(-1)?.id !== bound.id) list.push(bound)
  }
  for (const element of elements) {
    if (element.isDeleted) continue
    if (element.containerId) add(element.containerId, { id: element.id, type: 'text' })
    if (element.type !== 'arrow') continue
    for (const end of [element.startBinding, element.endBinding]) {
      if (end) add(end.elementId, { id: element.id, type: 'arrow' })
    }
  }
  return index
}

/** Width and height of an element made of points. */
export function sizeOfPoints(points: readonly PathPoint[]): { width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return points.length > 0 ? { width: right - left, height: bottom - top } : { width: 0, height: 0 }
}

/** The bounding box of an element on the board. */
export function boxOf(element: BoardElement): { x: number; y: number; width: number; height: number } {
  const { x, y, width = 0, height = 0, points } = element
  return points ? { x, y, ...sizeOfPoints(points) } : { x, y, width, height }
}

type Box = Readonly<{
  type: string
  x: number
  y: number
  width?: number
  height?: number
  points?: readonly PathPoint[]
}>
type Label = Readonly<{ width?: number; height?: number; textAlign?: string; verticalAlign?: string }>

/** Excalidraw's BOUND_TEXT_PADDING. */
const PADDING = 5

/**
 * The position of text bound to a shape or an arrow: Excalidraw's computeBoundTextPosition, which it does not export.
 * For a curved arrow it is the middle of the chord; Excalidraw itself draws such labels at the middle of the curve.
 */
export function boundTextPosition(container: Box, label: Label): { x: number; y: number } {
  const { width = 0, height = 0 } = label
  if (container.points) {
    const [x, y] = middleOf(container.points)
    return { x: container.x + x - width / 2, y: container.y + y - height / 2 }
  }
  const inset =
    container.type === 'ellipse' ? (1 - Math.SQRT1_2) / 2 : container.type === 'diamond' ? 0.25 : 0
  const { width: boxWidth = 0, height: boxHeight = 0 } = container
  const slackX = innerLength(container.type, boxWidth) - width
  const slackY = innerLength(container.type, boxHeight) - height
  const alongX = label.textAlign === 'left' ? 0 : label.textAlign === 'right' ? 1 : 0.5
  const alongY = label.verticalAlign === 'top' ? 0 : label.verticalAlign === 'bottom' ? 1 : 0.5
  return {
    x: container.x + PADDING + boxWidth * inset + slackX * alongX,
    y: container.y + PADDING + boxHeight * inset + slackY * alongY,
  }
}

/** The part of a side that text may fill. */
function innerLength(type: string, side: number): number {
  if (type === 'ellipse') return Math.round((side / 2) * Math.SQRT2) - 2 * PADDING
  if (type === 'diamond') return Math.round(side / 2) - 2 * PADDING
  return side - 2 * PADDING
}

function middleOf(points: readonly PathPoint[]): PathPoint {
  const after = points[Math.floor(points.length / 2)] ?? [0, 0]
  if (points.length % 2 === 1) return after
  const before = points[points.length / 2 - 1] ?? after
  return [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2]
}
