import type { Case } from '@/lib/cases/domain/case'
import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import { STEP_SLUGS, type StepSlug } from '@/lib/rooms/domain/round/plan'

/** The parts of a case's guide that a room's rules look up. Server only. */
export function roomGuide(whole: Pick<Case, 'guide'>): RoomGuide {
  const { guide } = whole
  const hints: Partial<Record<StepSlug, readonly string[]>> = {}
  const probes: Partial<Record<StepSlug, string>> = {}
  for (const slug of STEP_SLUGS) {
    const step = (
      guide.steps as Partial<Record<StepSlug, Case['guide']['steps'][keyof Case['guide']['steps']]>>
    )[slug]
    if (!step) continue
    hints[slug] = step.hints
    const first = step.probes?.[0]
    if (first) probes[slug] = first.ask
  }
  return { hints, probes, curveballs: guide.curveballs, facts: guide.facts }
}
