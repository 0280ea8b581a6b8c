import type { Span } from './idle-spans'

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const
export type Speed = (typeof SPEEDS)[number]

/**
 * The position of a replay after some time of playing; if idle periods are skipped, they pass at once.
 * @param ms milliseconds of real time
 * @param until the latest position that is loaded
 */
export function advance(
  position: number,
  ms: number,
  { speed, idle, until }: { speed: number; idle: readonly Span[]; until: number },
): number {
  let left = ms * speed
  let at = position
  for (const { from, to } of idle) {
    if (to <= at) continue
    if (from > at + left) break
    left -= Math.max(0, from - at)
    at = to
  }
  return Math.max(position, Math.min(at + left, until))
}
