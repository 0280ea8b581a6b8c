import type { Item, PathItem, ShapeItem, TextItem } from '../scene/item'
import type { SortedItems } from '../scene/sort-items'
import { type Figure, newFigure } from './figure'
import { type Members, strokesOfOneFigure } from './is-one-figure'

const DEEPEST = 16

/** Figures, and the texts and lines that belong to none. */
export type Drawn = { figures: Figure[]; texts: TextItem[]; paths: PathItem[] }

/** Finds the things on a board: a group that forms one icon is one, every other shape is one by itself. */
export function groupFigures(sorted: SortedItems): Drawn {
  const drawn: Drawn = { figures: [], texts: [], paths: [] }
  const orders = new Map([...sorted.byId.keys()].map((id, order) => [id, order]))
  const orderOf = (items: readonly Item[]) =>
    items.reduce((least, { id }) => Math.min(least, orders.get(id) ?? 0), Infinity)
  const boundTo = (items: readonly Item[]) => items.flatMap(({ id }) => sorted.boundTexts.get(id) ?? [])

  const one = (members: Members, strokes: PathItem[]) => {
    const texts = [...new Set([...boundTo([...members.shapes, ...strokes]), ...members.texts])]
    const parts = { shapes: members.shapes, strokes, texts }
    drawn.figures.push(newFigure(orderOf([...members.shapes, ...strokes]), parts))
    drawn.paths.push(...members.paths.filter((path) => !strokes.includes(path)))
  }

  const split = (members: Members, depth: number) => {
    const groups = new Map<string, Members>()
    const add = <K extends keyof Members>(kind: K, item: Members[K][number]) => {
      const id = item.groupIds.at(-1 - depth)
      if (id === undefined || depth >= DEEPEST) return false
      const group = groups.get(id) ?? { shapes: [], texts: [], paths: [] }
      groups.set(id, group)
      const list: Item[] = group[kind]
      list.push(item)
      return true
    }
    for (const shape of members.shapes)
      if (!add('shapes', shape)) one({ shapes: [shape], texts: [], paths: [] }, [])
    for (const text of members.texts) if (!add('texts', text)) drawn.texts.push(text)
    for (const path of members.paths) if (!add('paths', path)) drawn.paths.push(path)
    for (const group of groups.values()) {
      const strokes = strokesOfOneFigure(group, sorted)
      if (strokes) one(group, strokes)
      else split(group, depth + 1)
    }
  }

  const bound = new Set([...sorted.boundTexts.values()].flat())
  split(
    {
      shapes: sorted.shapes as ShapeItem[],
      texts: sorted.texts.filter((text) => !bound.has(text)),
      paths: sorted.paths as PathItem[],
    },
    0,
  )
  for (const frame of sorted.frames)
    drawn.figures.push(
      newFigure(orders.get(frame.id) ?? 0, {}, { id: frame.id, name: frame.name, rect: frame.rect }),
    )
  drawn.figures.sort((a, b) => a.order - b.order)
  return drawn
}
