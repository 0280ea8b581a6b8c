import { RectGrid } from '../scene/grid'
import type { PathItem } from '../scene/item'
import { type Dot, distance, heightOf, rectAround, widthOf } from '../scene/rect'
import { lengthOf } from './connector'

/** A stroke this small at the end of a line is an arrowhead. */
const HEAD = 45
const NEAR = 18
/** A shorter stroke connects nothing. */
const SHORTEST = 35

/** Arrows drawn by hand: a long stroke that ends in a hook, or with short strokes at its end. */
export function readHandDrawn(paths: readonly PathItem[]): PathItem[] {
  const isSmall = ({ rect }: PathItem) => Math.max(widthOf(rect), heightOf(rect)) <= HEAD
  const isPlain = ({ drawn, start, end }: PathItem) => drawn !== 'arrow' && !start.head && !end.head
  const heads = paths.filter((path) => isPlain(path) && isSmall(path))
  const grid = new RectGrid(heads, ({ rect }) => rect)
  const isHeadAt = (dot: Dot, of: PathItem) => grid.nearDot(dot, NEAR).some((head) => head !== of)
  return paths.flatMap((path) => {
    if (!isPlain(path)) return [path]
    if (isSmall(path) && lengthOf(path) < 2 * SHORTEST) {
      // On its own it may still join two things that are close together.
      return path.drawn === 'line' ? [path] : []
    }
    const straight = path.drawn === 'freehand' ? withoutHook(path) : path
    const [start, end] = [straight.start, straight.end].map((tip) => ({
      ...tip,
      head: tip.head || isHeadAt(tip.at, path),
    }))
    return start && end ? [{ ...straight, start, end }] : [straight]
  })
}

/** Removes a hook at the tip of a stroke: the tip is then the end, and has a head. */
function withoutHook(path: PathItem): PathItem {
  const { dots } = path
  const [first, last] = [dots[0], dots.at(-1)]
  if (!first || !last) return path
  let tip = 0
  for (const [index, dot] of dots.entries())
    if (distance(first, dot) > distance(first, dots[tip] ?? first)) tip = index
  const at = dots[tip] ?? last
  const hook = distance(at, last)
  if (tip === dots.length - 1 || hook < 6 || hook > HEAD || hook > 0.35 * distance(first, at)) return path
  const shaft = dots.slice(0, tip + 1)
  return { ...path, dots: shaft, rect: rectAround(shaft), end: { ...path.end, at, head: true } }
}
