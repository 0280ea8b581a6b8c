import type { Case } from '@/lib/cases/domain/case'
import { GUIDED_STEPS, type PlanStep } from '@/lib/framework/steps'
import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'

/** The parts of a case's guide that a room's rules look up. Server only. */
export function roomGuide(whole: Pick<Case, 'guide'>): RoomGuide {
  const { guide } = whole
  const hints: Partial<Record<PlanStep, readonly string[]>> = {}
  const probes: Partial<Record<PlanStep, string>> = {}
  for (const slug of GUIDED_STEPS) {
    const step = guide.steps[slug]
    hints[slug] = step.hints
    const first = step.probes?.[0]
    if (first) probes[slug] = first.ask
  }
  return { hints, probes, curveballs: guide.curveballs, facts: guide.facts }
}
