import { boxOf } from '@/lib/board/domain/element/derive'
import type { Binding, BoardElement, PathPoint } from '@/lib/board/domain/element/element'
import type { Patch } from '@/lib/board/domain/patch/patch'
import type { Replica } from '../replica/replica'

type Find = (id: string) => BoardElement | undefined

/** Patches to send, and the elbow arrows whose path only Excalidraw can find. */
export type Rerouted = { patches: Patch[]; elbows: Set<string> }

/**
 * When two people move the shapes at the two ends of an arrow at once, each browser computes the whole arrow with the
 * other end in its old place. The browser whose edit is still unconfirmed knows both edits, and corrects the other
 * end; no other browser does, so exactly one sends the correction.
 * @param changed what edits from elsewhere have just changed
 * @param before the elements as they were shown before that
 */
export function reroute(replica: Replica, changed: ReadonlySet<string>, before: Find): Rerouted {
  const result: Rerouted = { patches: [], elbows: new Set() }
  if (replica.pendingCount === 0) return result
  const now: Find = (id) => replica.local.elements.get(id)
  for (const arrow of replica.local.elements.values()) {
    if (arrow.type !== 'arrow' || arrow.isDeleted) continue
    const start = shift(replica, arrow, arrow.startBinding, changed, before, now)
    const end = shift(replica, arrow, arrow.endBinding, changed, before, now)
    if (!start && !end) continue
    if (arrow.elbowed) result.elbows.add(arrow.id)
    else
      result.patches.push({
        kind: 'set',
        id: arrow.id,
        props: moveEnds(arrow, start ?? [0, 0], end ?? [0, 0]),
      })
  }
  return result
}

/** How far an end of the arrow has to follow its shape, or null. */
function shift(
  replica: Replica,
  arrow: BoardElement,
  binding: Binding | null | undefined,
  changed: ReadonlySet<string>,
  before: Find,
  now: Find,
): PathPoint | null {
  if (!binding) return null
  const shape = now(binding.elementId)
  if (!shape || shape.isDeleted) return null
  // This browser computed the arrow with the shape where it was before the other person's edit …
  if (changed.has(shape.id) && hasPendingPlace(replica, arrow.id)) return distance(before(shape.id), shape)
  // … or the other person computed the arrow with the shape where it was before this browser's edit.
  if (changed.has(arrow.id) && !hasPendingPlace(replica, arrow.id) && hasPendingPlace(replica, shape.id)) {
    return distance(replica.base.elements.get(shape.id), shape)
  }
  return null
}

function distance(from: BoardElement | undefined, to: BoardElement): PathPoint | null {
  if (!from) return null
  const [a, b] = [boxOf(from), boxOf(to)]
  const [x, y] = [b.x + b.width / 2 - a.x - a.width / 2, b.y + b.height / 2 - a.y - a.height / 2]
  return Math.abs(x) < 0.01 && Math.abs(y) < 0.01 ? null : [x, y]
}

const PLACE = ['x', 'y', 'width', 'height', 'points']

function hasPendingPlace(replica: Replica, id: string): boolean {
  return replica
    .pendingPatches(id)
    .some(
      (patch) => patch.kind === 'add' || (patch.kind === 'set' && PLACE.some((name) => name in patch.props)),
    )
}

function moveEnds(
  arrow: BoardElement,
  start: PathPoint,
  end: PathPoint,
): { x: number; y: number; points: PathPoint[] } {
  const points = arrow.points ?? []
  return {
    x: round(arrow.x + start[0]),
    y: round(arrow.y + start[1]),
    points: points.map(([x, y], i) => {
      if (i === 0) return [x, y]
      const [dx, dy] = i === points.length - 1 ? end : [0, 0]
      return [round(x - start[0] + dx), round(y - start[1] + dy)]
    }),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
