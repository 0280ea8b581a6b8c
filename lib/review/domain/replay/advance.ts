import type { Span } from './idle-spans'

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const
export type Speed = (typeof SPEEDS)[number]

/**
 * Where a replay is after it played on for a while; idle stretches pass at once when they are skipped.
 * @param ms milliseconds of real time
 * @param until nothing later is here yet
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
