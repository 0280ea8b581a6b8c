import type { Point } from '@/lib/framework/points'
import type { PlanStep } from '@/lib/framework/steps'

/**
 * The part of a case's guide in which a room's rules look up texts when someone reveals them. It stays on the
 * server; a candidate's browser receives single texts as events and nothing else.
 */
export type RoomGuide = {
  hints: Partial<Record<PlanStep, readonly string[]>>
  curveballs: readonly { id: string; point: Point; say: string }[]
  /**
   * The case's first question in each step; the app asks it, after the general line, when the candidate
   * practises alone.
   */
  probes: Partial<Record<PlanStep, string>>
  facts: Record<Point, readonly { id: string; ask: string; say: string }[]>
}
