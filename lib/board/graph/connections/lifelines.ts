import { RectGrid } from '../scene/grid'
import type { PathItem } from '../scene/item'
import { type Dot, distance, heightOf, widthOf } from '../scene/rect'

const SHORTEST = 150
const BESIDE = 18
const MOST_SLANT = 0.06

/** Vertical lines with messages between them: sequence diagrams. Their arrows are calls over time, not connections. */
export function withoutSequences(paths: readonly PathItem[]): { paths: PathItem[]; lifelines: PathItem[] } {
  const upright = paths.filter(isUpright)
  if (upright.length < 2) return { paths: [...paths], lifelines: [] }
  const grid = new RectGrid(upright, ({ rect }) => rect)
  const lineAt = (dot: Dot) => grid.nearDot(dot, BESIDE)
  const messages = new Map(upright.map((path) => [path, 0]))
  const between: PathItem[] = []
  for (const path of paths) {
    if (!isLevel(path) || messages.has(path)) continue
    const [from, to] = [lineAt(path.start.at), lineAt(path.end.at)]
    if (!from.some((line) => to.some((other) => other !== line))) continue
    between.push(path)
    for (const line of [...from, ...to]) messages.set(line, (messages.get(line) ?? 0) + 1)
  }
  const lifelines = upright.filter((line) => (messages.get(line) ?? 0) >= 2)
  if (lifelines.length < 2) return { paths: [...paths], lifelines: [] }
  const gone = new Set([...between, ...lifelines])
  return { paths: paths.filter((path) => !gone.has(path)), lifelines }
}

function isUpright({ rect, start, end, dots }: PathItem): boolean {
  if (heightOf(rect) < SHORTEST || widthOf(rect) > MOST_SLANT * heightOf(rect)) return false
  if (start.boundId && end.boundId) return false
  // A vertical arrow between two things has a head; one that hangs from a thing and leads nowhere may still be a
  // lifeline.
  const hangs = start.boundId !== null && start.at.y < end.at.y && !start.head
  return (hangs || (!start.head && !end.head)) && distance(start.at, end.at) > 0 && dots.length > 1
}

function isLevel({ rect, start, end }: PathItem): boolean {
  return (start.head || end.head) && heightOf(rect) <= Math.max(12, 0.15 * widthOf(rect))
}
