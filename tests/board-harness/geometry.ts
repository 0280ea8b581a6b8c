import type { PathPoint } from '@/lib/board/domain/element/element'
import type { CanvasElement } from './person'

/** Where an arrow begins, in board pixels. */
export function startOf({ x, y, points = [] }: CanvasElement): PathPoint {
  const [first = [0, 0]] = points
  return [x + first[0], y + first[1]]
}

/** Where an arrow ends, in board pixels. */
export function endOf({ x, y, points = [] }: CanvasElement): PathPoint {
  const last = points.at(-1) ?? [0, 0]
  return [x + last[0], y + last[1]]
}

/** Distance of a point from the outline of a shape, in board pixels. */
export function distanceToShape([x, y]: PathPoint, shape: CanvasElement): number {
  const [rx, ry] = [shape.width / 2, shape.height / 2]
  const [dx, dy] = [x - shape.x - rx, y - shape.y - ry]
  if (shape.type === 'ellipse') {
    const share = Math.hypot(dx / rx, dy / ry)
    return share === 0 ? Math.min(rx, ry) : Math.abs(Math.hypot(dx, dy) * (1 - 1 / share))
  }
  const [outX, outY] = [Math.abs(dx) - rx, Math.abs(dy) - ry]
  return outX <= 0 && outY <= 0 ? Math.min(-outX, -outY) : Math.hypot(Math.max(outX, 0), Math.max(outY, 0))
}
