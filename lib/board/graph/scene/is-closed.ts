import { type Dot, distance, heightOf, rectAround, sizeOf, widthOf } from './rect'

/** A smaller ring is a dot, a letter or a tick. */
const SMALLEST = 15
const SMALLEST_BY_HAND = 40

/**
 * Whether a line returns to its start around an area, so that a reader sees a shape. The ends of a hand-drawn line may
 * leave a gap.
 */
export function isClosed(dots: readonly Dot[], byHand: boolean): boolean {
  const [first, last] = [dots[0], dots.at(-1)]
  if (!first || !last || dots.length < (byHand ? 8 : 4)) return false
  const rect = rectAround(dots)
  const smallest = byHand ? SMALLEST_BY_HAND : SMALLEST
  if (Math.min(widthOf(rect), heightOf(rect)) < smallest) return false
  const gape = distance(first, last)
  const allowed = byHand ? 0.3 * Math.min(widthOf(rect), heightOf(rect)) : 8
  return gape <= allowed && Math.abs(enclosed(dots)) >= (byHand ? 0.45 : 0.2) * sizeOf(rect)
}

/** The enclosed area in square pixels (the shoelace formula). */
function enclosed(dots: readonly Dot[]): number {
  let twice = 0
  for (const [index, dot] of dots.entries()) {
    const next = dots[(index + 1) % dots.length] ?? dot
    twice += dot.x * next.y - next.x * dot.y
  }
  return twice / 2
}
