import { RectGrid } from './grid'
import type { FrameItem, Item, PathItem, ShapeItem, TextItem } from './item'
import { centreOf, type Rect, shareInside, sizeOf } from './rect'

/** The items of a board by what they are, and which text belongs to which shape or line. */
export type SortedItems = Readonly<{
  shapes: readonly ShapeItem[]
  texts: readonly TextItem[]
  paths: readonly PathItem[]
  frames: readonly FrameItem[]
  byId: ReadonlyMap<string, Item>
  /** Texts bound to a shape or line, by its id. */
  boundTexts: ReadonlyMap<string, readonly TextItem[]>
  /** The smallest shape that a free text lies on, by the text's id. */
  hosts: ReadonlyMap<string, ShapeItem>
}>

/** A text that lies mostly outside of a shape is not on it. */
const MOSTLY = 0.6

export function sortItems(items: readonly Item[]): SortedItems {
  const byId = new Map<string, Item>()
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item)
  const all = [...byId.values()]
  const shapes = all.filter((item) => item.type === 'shape')
  const texts = all.filter((item) => item.type === 'text')
  const boundTexts = new Map<string, TextItem[]>()
  const free: TextItem[] = []
  for (const text of texts) {
    const container = text.containerId === null ? undefined : byId.get(text.containerId)
    if (!container || container.type === 'text' || container.type === 'frame') free.push(text)
    else boundTexts.set(container.id, [...(boundTexts.get(container.id) ?? []), text])
  }
  return {
    shapes,
    texts,
    paths: all.filter((item) => item.type === 'path'),
    frames: all.filter((item) => item.type === 'frame'),
    byId,
    boundTexts,
    hosts: hostsOf(free, shapes),
  }
}

function hostsOf(texts: readonly TextItem[], shapes: readonly ShapeItem[]): Map<string, ShapeItem> {
  const grid = new RectGrid(shapes.map((shape) => [shape.rect, shape] as const))
  const hosts = new Map<string, ShapeItem>()
  for (const text of texts) {
    const { x, y } = centreOf(text.rect)
    const middle: Rect = { left: x, top: y, right: x, bottom: y }
    let host: ShapeItem | null = null
    for (const shape of grid.near(middle)) {
      if (shareInside(text.rect, shape.rect) < MOSTLY) continue
      if (!host || sizeOf(shape.rect) < sizeOf(host.rect)) host = shape
    }
    if (host) hosts.set(text.id, host)
  }
  return hosts
}
