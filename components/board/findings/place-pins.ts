import type { LooseElement } from '@/lib/board/domain/element/element'
import type { BoardComponent } from '@/lib/board/graph/board-graph'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { Pin } from './board-pins'

type Spot = Readonly<{ x: number; y: number }>

/**
 * Puts the number of each finding at the corner of the first part it rests on, or else at the middle of a connection.
 */
export function placePins(
  findings: readonly BoardFinding[],
  components: readonly BoardComponent[],
  elements: readonly LooseElement[],
): Pin[] {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const drawnAs = (ids: readonly string[]) =>
    ids.map((id) => byId.get(id)).filter((element) => element !== undefined)
  const partOf = new Map(components.flatMap((part) => part.elements.map((id) => [id, part] as const)))
  const taken = new Map<string, number>()
  return findings.flatMap(({ elements: ids, severity }, index): Pin[] => {
    const part = ids.flatMap((id) => partOf.get(id) ?? [])[0]
    const drawn = drawnAs(part?.elements ?? ids)
    const spot = part ? cornerOf(drawn) : middleOf(drawn[0])
    if (!spot) return []
    const key = `${spot.x} ${spot.y}`
    const place = taken.get(key) ?? 0
    taken.set(key, place + 1)
    return [{ number: index + 1, severity, ...spot, place }]
  })
}

function cornerOf(elements: readonly LooseElement[]): Spot | null {
  const spots = elements.map(({ x, y }) => ({ x: Number(x), y: Number(y) }))
  if (spots.length === 0) return null
  return { x: Math.min(...spots.map(({ x }) => x)), y: Math.min(...spots.map(({ y }) => y)) }
}

function middleOf(element: LooseElement | undefined): Spot | null {
  if (!element) return null
  const [x, y] = [Number(element.x), Number(element.y)]
  const points: unknown = element.points
  if (!Array.isArray(points) || points.length === 0) return { x, y }
  const [dx, dy] = points.length === 2 ? half(points[1]) : points[Math.floor(points.length / 2)]
  return { x: x + dx, y: y + dy }
}

function half([x, y]: [number, number]): [number, number] {
  return [x / 2, y / 2]
}
