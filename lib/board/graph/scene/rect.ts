export type Dot = Readonly<{ x: number; y: number }>

/** A rectangle by its edges. */
export type Rect = Readonly<{ left: number; top: number; right: number; bottom: number }>

export const widthOf = (rect: Rect) => rect.right - rect.left
export const heightOf = (rect: Rect) => rect.bottom - rect.top
export const sizeOf = (rect: Rect) => widthOf(rect) * heightOf(rect)

export function centreOf({ left, top, right, bottom }: Rect): Dot {
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

export function rectAround(dots: readonly Dot[]): Rect {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const { x, y } of dots) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, right, bottom }
}

/** A rectangle of zero size at a point. */
export function rectAt({ x, y }: Dot): Rect {
  return { left: x, top: y, right: x, bottom: y }
}

export function rectBetween(a: Dot, b: Dot): Rect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  }
}

export function union(rects: readonly Rect[]): Rect {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const rect of rects) {
    left = Math.min(left, rect.left)
    top = Math.min(top, rect.top)
    right = Math.max(right, rect.right)
    bottom = Math.max(bottom, rect.bottom)
  }
  return { left, top, right, bottom }
}

export function grown(rect: Rect, by: number): Rect {
  return { left: rect.left - by, top: rect.top - by, right: rect.right + by, bottom: rect.bottom + by }
}

export function holdsDot({ left, top, right, bottom }: Rect, { x, y }: Dot): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

export function touches(a: Rect, b: Rect): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}

/** How many pixels two ranges share; a negative number is the gap between them. */
export function shared(fromA: number, toA: number, fromB: number, toB: number): number {
  return Math.min(toA, toB) - Math.max(fromA, fromB)
}

/** The share of `inner` that is inside `outer`, 0 to 1. */
export function shareInside(inner: Rect, outer: Rect): number {
  const across = shared(inner.left, inner.right, outer.left, outer.right)
  const down = shared(inner.top, inner.bottom, outer.top, outer.bottom)
  if (across < 0 || down < 0) return 0
  const size = sizeOf(inner)
  return size > 0 ? (across * down) / size : 1
}

export function distanceToRect({ x, y }: Dot, { left, top, right, bottom }: Rect): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}

/** The shortest distance from a dot inside a rectangle to its border. */
export function depthInRect({ x, y }: Dot, { left, top, right, bottom }: Rect): number {
  return Math.min(x - left, right - x, y - top, bottom - y)
}

export function gapBetween(a: Rect, b: Rect): number {
  return Math.hypot(
    Math.max(0, -shared(a.left, a.right, b.left, b.right)),
    Math.max(0, -shared(a.top, a.bottom, b.top, b.bottom)),
  )
}

export function distance(a: Dot, b: Dot): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

export function distanceToSegment(dot: Dot, from: Dot, to: Dot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((dot.x - from.x) * dx + (dot.y - from.y) * dy) / length
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(dot.x - from.x - t * dx, dot.y - from.y - t * dy)
}

/** The distance along a ray from `dot` to a rectangle; null if the ray misses it. */
export function rayTo(dot: Dot, direction: Dot, rect: Rect): number | null {
  let [enter, leave] = [0, Infinity]
  const sides: [number, number, number, number][] = [
    [direction.x, dot.x, rect.left, rect.right],
    [direction.y, dot.y, rect.top, rect.bottom],
  ]
  for (const [step, from, low, high] of sides) {
    if (Math.abs(step) < 1e-9) {
      if (from < low || from > high) return null
      continue
    }
    const [first, second] = [(low - from) / step, (high - from) / step]
    enter = Math.max(enter, Math.min(first, second))
    leave = Math.min(leave, Math.max(first, second))
  }
  return enter <= leave ? enter : null
}

/** The direction from one dot to another as a unit vector; null if they are the same. */
export function heading(from: Dot, to: Dot): Dot | null {
  const length = distance(from, to)
  return length < 0.01 ? null : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}
