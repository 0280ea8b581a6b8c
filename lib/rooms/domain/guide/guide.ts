import type { Point } from '@/lib/framework/points'
import type { PlanStep } from '@/lib/framework/steps'

/**
 * What a room's rules need of the case's guide, to look texts up when someone reveals them.
 * It lives on the server; a candidate's browser gets single texts as events and nothing else.
 */
export type RoomGuide = {
  hints: Partial<Record<PlanStep, readonly string[]>>
  curveballs: readonly { id: string; point: Point; say: string }[]
  /** The case's first question in each step; asked by the app, after the general line, when the candidate practises alone. */
  probes: Partial<Record<PlanStep, string>>
  facts: Record<Point, readonly { id: string; ask: string; say: string }[]>
}
