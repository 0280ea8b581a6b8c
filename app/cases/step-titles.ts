import { STEP_SLUGS, type StepSlug } from '@/lib/cases/domain/vocabulary'
import { stepInfo } from '@/lib/rooms/domain/plan'

/** The names of the steps that a case has a guide for. */
export function stepTitles(): Record<StepSlug, string> {
  return Object.fromEntries(STEP_SLUGS.map((slug) => [slug, stepInfo(slug).title])) as Record<
    StepSlug,
    string
  >
}
