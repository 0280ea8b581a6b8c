import { isMadeOfPoints, type LooseElement } from '@/lib/board/domain/element/element'

/** How far from a line a tap still selects it, in board pixels. */
const NEAR = 10

type Place = { x: number; y: number }

/**
 * The element at a point of the board: the smallest shape around it, or the nearest line. A text in a shape selects
 * the shape. Null if there is nothing.
 */
export function elementAt(elements: readonly LooseElement[], place: Place): string | null {
  let found: { id: string; size: number } | null = null
  for (const element of elements) {
    const size = sizeAt(element, place)
    if (size === null) continue
    // The later one is on top.
    if (!found || size <= found.size) found = { id: String(element.containerId ?? element.id), size }
  }
  return found?.id ?? null
}

/** The size of an element at a point, where a line only counts by its distance; null if the element is not there. */
function sizeAt({ type, x, y, width, height, points, isDeleted }: LooseElement, place: Place): number | null {
  if (isDeleted) return null
  const from = { x: place.x - Number(x), y: place.y - Number(y) }
  if (isMadeOfPoints(String(type))) {
    const distance = distanceTo(Array.isArray(points) ? points : [], from)
    return distance <= NEAR ? distance : null
  }
  const isInside = from.x >= 0 && from.x <= Number(width) && from.y >= 0 && from.y <= Number(height)
  // Always larger than a line that crosses it.
  return isInside ? NEAR + Number(width) * Number(height) : null
}

/** The distance to a line through points. */
function distanceTo(points: readonly unknown[], place: Place): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [pointOf(points[index - 1]), pointOf(points[index])]
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : ((place.x - from.x) * dx + (place.y - from.y) * dy) / length
    const share = Math.min(1, Math.max(0, along))
    nearest = Math.min(nearest, Math.hypot(place.x - from.x - share * dx, place.y - from.y - share * dy))
  }
  return nearest
}

function pointOf(point: unknown): Place {
  const [x, y] = Array.isArray(point) ? point : []
  return { x: Number(x), y: Number(y) }
}
