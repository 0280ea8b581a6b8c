import * as fc from 'fast-check'
import type { ReferenceElement } from '@/lib/cases/domain/diagram/reference-board'

/** Changes that people make to a drawing without changing its meaning. */
export type Change =
  | { kind: 'move'; dx: number; dy: number }
  | { kind: 'scale'; by: number }
  | { kind: 'nudge'; pick: number; dx: number; dy: number }
  | { kind: 'enlarge'; pick: number; by: number }
  | { kind: 'recolour'; pick: number; color: string }
  | { kind: 'group'; picks: number[] }
  | { kind: 'duplicate'; dx: number }

const pick = fc.nat({ max: 999 })
const small = fc.integer({ min: -6, max: 6 })

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    dx: fc.integer({ min: -20_000, max: 20_000 }),
    dy: fc.integer({ min: -20_000, max: 20_000 }),
  }),
  fc.record({ kind: fc.constant('scale' as const), by: fc.double({ min: 0.6, max: 3, noNaN: true }) }),
  fc.record({ kind: fc.constant('nudge' as const), pick, dx: small, dy: small }),
  fc.record({ kind: fc.constant('enlarge' as const), pick, by: fc.integer({ min: 0, max: 12 }) }),
  fc.record({
    kind: fc.constant('recolour' as const),
    pick,
    color: fc.constantFrom('transparent', '#a5d8ff', '#ffc9c9', '#b2f2bb'),
  }),
  fc.record({ kind: fc.constant('group' as const), picks: fc.array(pick, { minLength: 2, maxLength: 12 }) }),
  fc.record({ kind: fc.constant('duplicate' as const), dx: fc.integer({ min: 4_000, max: 9_000 }) }),
)

export const CHANGES: fc.Arbitrary<Change[]> = fc.array(change, { minLength: 1, maxLength: 5 })

type Elements = readonly ReferenceElement[]

export function changed(board: Elements, changes: readonly Change[]): Elements {
  return changes.reduce<Elements>((now, one, turn) => apply(now, one, turn), board)
}

function apply(board: Elements, change: Change, turn: number): Elements {
  const boxes = board.filter(({ type }) => type === 'rectangle')
  const chosen = (index: number) => boxes[index % boxes.length]
  switch (change.kind) {
    case 'move':
      return board.map((element) => ({ ...element, x: element.x + change.dx, y: element.y + change.dy }))
    case 'scale':
      return board.map((element) => scaled(element, change.by))
    case 'nudge':
      return nudged(board, chosen(change.pick), change.dx, change.dy)
    case 'enlarge':
      return board.map((element) =>
        element === chosen(change.pick) ? enlarged(element, change.by) : element,
      )
    case 'recolour': {
      const group = chosen(change.pick)?.groupIds
      return board.map((element) =>
        element.groupIds === group || element === chosen(change.pick)
          ? { ...element, backgroundColor: change.color, strokeColor: '#1971c2' }
          : element,
      )
    }
    case 'group': {
      const groups = new Set(change.picks.flatMap((index) => chosen(index)?.groupIds ?? []))
      return board.map((element) =>
        idsOf(element).some((id) => groups.has(id))
          ? { ...element, groupIds: [...idsOf(element), `more-${turn}`] }
          : element,
      )
    }
    case 'duplicate':
      return [...board, ...board.map((element) => duplicate(element, change.dx, `copy${turn}`))]
  }
}

function idsOf({ groupIds }: ReferenceElement): string[] {
  return groupIds as string[]
}

function scaled(element: ReferenceElement, by: number): ReferenceElement {
  const points = element.points as [number, number][] | undefined
  return {
    ...element,
    x: element.x * by,
    y: element.y * by,
    width: element.width * by,
    height: element.height * by,
    ...(points ? { points: points.map(([x, y]) => [x * by, y * by]) } : {}),
    ...(typeof element.fontSize === 'number' ? { fontSize: element.fontSize * by } : {}),
  }
}

/** A box with its texts; the ends of bound arrows follow. */
function nudged(board: Elements, box: ReferenceElement | undefined, dx: number, dy: number): Elements {
  if (!box) return board
  const own = idsOf(box)[0]
  return board.map((element) => {
    if (own !== undefined && idsOf(element)[0] === own)
      return { ...element, x: element.x + dx, y: element.y + dy }
    const points = element.points as [number, number][] | undefined
    if (!points) return element
    const [starts, ends] = ['startBinding', 'endBinding'].map(
      (name) => (element[name] as { elementId: string } | null)?.elementId === box.id,
    )
    const last = points.length - 1
    const places = points.map(([x, y], index): [number, number] =>
      (index === 0 && starts) || (index === last && ends) ? [x + dx, y + dy] : [x, y],
    )
    const [first = [0, 0]] = places
    return {
      ...element,
      x: element.x + first[0],
      y: element.y + first[1],
      points: places.map(([x, y]) => [x - first[0], y - first[1]]),
    }
  })
}

function enlarged(element: ReferenceElement, by: number): ReferenceElement {
  return {
    ...element,
    x: element.x - by,
    y: element.y - by,
    width: element.width + 2 * by,
    height: element.height + 2 * by,
  }
}

function duplicate(element: ReferenceElement, dx: number, suffix: string): ReferenceElement {
  const renamed = (id: string) => `${id}-${suffix}`
  const bound = (value: unknown) =>
    value && typeof value === 'object' && 'elementId' in value
      ? { ...value, elementId: renamed(String(value.elementId)) }
      : value
  return {
    ...element,
    id: renamed(element.id),
    x: element.x + dx,
    groupIds: idsOf(element).map(renamed),
    ...('containerId' in element && element.containerId
      ? { containerId: renamed(String(element.containerId)) }
      : {}),
    ...('startBinding' in element
      ? { startBinding: bound(element.startBinding), endBinding: bound(element.endBinding) }
      : {}),
  }
}
