import type { BoardElement, PathPoint } from '../element/element'

/** The maximum radius of rounded corners, and the maximum share of the shorter side. */
const CORNER = 32
const CORNER_SHARE = 0.25
/** Length of an arrowhead, and half the angle between its sides in radians. */
const TIP = 25
const TIP_ANGLE = Math.PI / 9

/** An element's outline as an SVG path, relative to its x and y. */
export function svgPath({
  type,
  width = 0,
  height = 0,
  points = [],
  roundness,
  elbowed,
}: BoardElement): string {
  if (type === 'ellipse') return ellipse(width, height)
  if (type === 'diamond')
    return closed([
      [width / 2, 0],
      [width, height / 2],
      [width / 2, height],
      [0, height / 2],
    ])
  if (type === 'rectangle' || type === 'frame')
    return rectangle(width, height, roundness ? Math.min(CORNER, CORNER_SHARE * Math.min(width, height)) : 0)
  return roundness && !elbowed ? curve(points) : line(points)
}

/** The arrowheads at those ends of an arrow that have one. */
export function tipsOf({ points = [], startArrowhead, endArrowhead }: BoardElement): string {
  const [first, second] = points
  const [last, before] = [points.at(-1), points.at(-2)]
  const tips = [
    ...(startArrowhead && first && second ? [tip(second, first)] : []),
    ...(endArrowhead && last && before ? [tip(before, last)] : []),
  ]
  return tips.join('')
}

function tip(from: PathPoint, to: PathPoint): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length === 0) return ''
  const size = Math.min(TIP, length / 2) / length
  const side = (angle: number): PathPoint => [
    to[0] - size * (dx * Math.cos(angle) - dy * Math.sin(angle)),
    to[1] - size * (dx * Math.sin(angle) + dy * Math.cos(angle)),
  ]
  return line([side(TIP_ANGLE), to, side(-TIP_ANGLE)])
}

function rectangle(width: number, height: number, corner: number): string {
  if (corner === 0)
    return closed([
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ])
  const [w, h, r] = [short(width), short(height), short(corner)]
  const [right, bottom] = [short(width - corner), short(height - corner)]
  return `M${r} 0H${right}Q${w} 0 ${w} ${r}V${bottom}Q${w} ${h} ${right} ${h}H${r}Q0 ${h} 0 ${bottom}V${r}Q0 0 ${r} 0Z`
}

function ellipse(width: number, height: number): string {
  const [rx, ry, w, middle] = [short(width / 2), short(height / 2), short(width), short(height / 2)]
  return `M0 ${middle}A${rx} ${ry} 0 1 1 ${w} ${middle}A${rx} ${ry} 0 1 1 0 ${middle}Z`
}

function closed(points: readonly PathPoint[]): string {
  return `${line(points)}Z`
}

function line(points: readonly PathPoint[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('')
}

/**
 * A smooth line through all points: at each point it runs parallel to the line from the previous point to the next.
 */
function curve(points: readonly PathPoint[]): string {
  if (points.length < 3) return line(points)
  const point = (index: number) => points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0]
  const pieces = points.slice(1).map((to, index) => {
    const [before, from, after] = [point(index - 1), point(index), point(index + 2)]
    const first: PathPoint = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const second: PathPoint = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return `C${at(first)} ${at(second)} ${at(to)}`
  })
  return `M${at(point(0))}${pieces.join('')}`
}

function at([x, y]: PathPoint): string {
  return `${short(x)} ${short(y)}`
}

/** Rounds to a tenth of a pixel. */
function short(value: number): number {
  return Math.round(value * 10) / 10
}
