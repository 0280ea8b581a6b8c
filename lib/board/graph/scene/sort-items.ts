import { RectGrid } from './grid'
import type { FrameItem, Item, PathItem, ShapeItem, TextItem } from './item'
import { centreOf, heightOf, type Rect, shared, shareInside, sizeOf, widthOf } from './rect'

/** The items of a board by type, and which text belongs to which shape or line. */
export type SortedItems = Readonly<{
  shapes: readonly ShapeItem[]
  texts: readonly TextItem[]
  paths: readonly PathItem[]
  frames: readonly FrameItem[]
  byId: ReadonlyMap<string, Item>
  /** Texts bound to a shape or line, by its id. */
  boundTexts: ReadonlyMap<string, readonly TextItem[]>
  /** The smallest shape that a free text is on, by the text's id. */
  hosts: ReadonlyMap<string, ShapeItem>
}>

/** A text that is mostly outside a shape is not on it. */
const MOSTLY = 0.6
/** Maximum width of a name, as a multiple of its shape's width. */
const WIDEST = 3

export function sortItems(items: readonly Item[]): SortedItems {
  const byId = new Map<string, Item>()
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item)
  const shapes: ShapeItem[] = []
  const texts: TextItem[] = []
  const paths: PathItem[] = []
  const frames: FrameItem[] = []
  for (const item of byId.values()) {
    if (item.type === 'shape') shapes.push(item)
    else if (item.type === 'text') texts.push(item)
    else if (item.type === 'path') paths.push(item)
    else frames.push(item)
  }
  const boundTexts = new Map<string, TextItem[]>()
  const free: TextItem[] = []
  for (const text of texts) {
    const container = text.containerId === null ? undefined : byId.get(text.containerId)
    if (!container || container.type === 'text' || container.type === 'frame') {
      free.push(text)
      continue
    }
    const bound = boundTexts.get(container.id)
    if (bound) bound.push(text)
    else boundTexts.set(container.id, [text])
  }
  return {
    shapes,
    texts,
    paths,
    frames,
    byId,
    boundTexts,
    hosts: hostsOf(free, shapes),
  }
}

/** A long name still belongs to a narrow shape if its middle is on it. */
function isAcross(text: Rect, shape: Rect): boolean {
  const level = shared(text.top, text.bottom, shape.top, shape.bottom) >= MOSTLY * heightOf(text)
  const aside = Math.abs(centreOf(text).x - centreOf(shape).x) <= 0.15 * widthOf(shape)
  return level && aside && widthOf(text) <= WIDEST * widthOf(shape)
}

function hostsOf(texts: readonly TextItem[], shapes: readonly ShapeItem[]): Map<string, ShapeItem> {
  const hosts = new Map<string, ShapeItem>()
  if (texts.length === 0) return hosts
  const grid = new RectGrid(shapes, ({ rect }) => rect)
  for (const text of texts) {
    let host: ShapeItem | null = null
    for (const shape of grid.nearDot(centreOf(text.rect))) {
      if (shareInside(text.rect, shape.rect) < MOSTLY && !isAcross(text.rect, shape.rect)) continue
      if (!host || sizeOf(shape.rect) < sizeOf(host.rect)) host = shape
    }
    if (host) hosts.set(text.id, host)
  }
  return hosts
}
