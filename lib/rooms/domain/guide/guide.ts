import type { Point } from '@/lib/framework/vocabulary'
import type { StepSlug } from '../round/plan'

/**
 * What a room's rules need of the case's guide, to look texts up when someone reveals them.
 * It lives on the server; a candidate's browser gets single texts as events and nothing else.
 */
export type RoomGuide = {
  hints: Partial<Record<StepSlug, readonly string[]>>
  curveballs: readonly { id: string; point: Point; say: string }[]
  /** The first question to ask in each step; asked by the app when the candidate practises alone. */
  probes: Partial<Record<StepSlug, string>>
  facts: Record<Point, readonly { id: string; ask: string; say: string }[]>
}
