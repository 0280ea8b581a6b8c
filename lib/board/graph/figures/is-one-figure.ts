import type { PathItem, ShapeItem, TextItem } from '../scene/item'
import { gapBetween, grown, heightOf, shared, shareInside, sizeOf, union, widthOf } from '../scene/rect'
import type { SortedItems } from '../scene/sort-items'

export type Members = { shapes: ShapeItem[]; texts: TextItem[]; paths: PathItem[] }

/** A larger group is a region of the drawing, not an icon. */
const MOST_PARTS = 150
const MOST_TEXTS = 4
/** Maximum gap between parts of a small icon; in other icons, parts touch. */
const GAPE = 10
const SMALL = 160
/** Maximum size of an icon that has lines for limbs. */
const ICON = 260

/**
 * The lines of a group that are part of one icon; null if the group contains more than one thing. People group icons
 * with their names, but also whole regions of a drawing.
 */
export function strokesOfOneFigure(members: Members, sorted: SortedItems): PathItem[] | null {
  const { shapes, texts, paths } = members
  if (shapes.length + paths.length === 0 || shapes.length + paths.length > MOST_PARTS) return null
  if (texts.length > MOST_TEXTS || namedShapes(members, sorted) > 1) return null
  const holds = shapes.length >= 3 && texts.length > 2
  if (holds && !areStacked(texts)) return null

  const strokes = shapes.length === 0 ? paths : paths.filter((path) => belongs(path, shapes))
  if (shapes.length === 0 && (strokes.length < 3 || strokes.some(isConnector))) return null
  if (strokes.length < paths.length && strokes.some(({ drawn }) => drawn === 'arrow')) return null
  const parts = [...shapes, ...strokes].map(({ rect }) => rect)
  const whole = union(parts)
  const largest = Math.max(widthOf(whole), heightOf(whole))
  if (strokes.length > 0 && largest > ICON) {
    const outer = shapes.some(({ rect }) => sizeOf(rect) >= 0.9 * sizeOf(whole))
    if (!outer) return null
  }
  if (largest > SMALL && !areJoined(parts)) return null
  return strokes
}

function namedShapes({ shapes, texts }: Members, { boundTexts, hosts }: SortedItems): number {
  const named = new Set(shapes.filter(({ id }) => boundTexts.has(id)).map(({ id }) => id))
  const members = new Set(shapes.map(({ id }) => id))
  for (const text of texts) {
    const host = hosts.get(text.id)
    if (host && members.has(host.id)) named.add(host.id)
  }
  return named.size
}

function isConnector({ start, end }: PathItem): boolean {
  return start.boundId !== null || end.boundId !== null
}

/** An arrow is part of an icon if it stays inside it; a line may stick out, as limbs do. */
function belongs(path: PathItem, shapes: readonly ShapeItem[]): boolean {
  const body = union(shapes.map(({ rect }) => rect))
  if (isConnector(path)) return false
  if (path.drawn === 'arrow') return shareInside(path.rect, grown(body, 6)) > 0.9
  return shapes.some(({ rect }) => gapBetween(rect, path.rect) <= SMALL)
}

function areStacked(texts: readonly TextItem[]): boolean {
  const sorted = [...texts].sort((a, b) => a.rect.top - b.rect.top)
  return sorted.every((text, index) => {
    const above = sorted[index - 1]
    if (!above) return true
    const overlap = shared(above.rect.left, above.rect.right, text.rect.left, text.rect.right)
    return text.rect.top - above.rect.bottom <= 1.5 * text.fontSize && overlap > 0
  })
}

/** Whether all parts are linked by touching each other. */
function areJoined(parts: ReturnType<typeof union>[]): boolean {
  const reached = new Set([0])
  const todo = [0]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const from = parts[at]
    for (const [index, part] of parts.entries()) {
      if (!from || reached.has(index) || gapBetween(from, part) > GAPE) continue
      reached.add(index)
      todo.push(index)
    }
  }
  return reached.size === parts.length
}
