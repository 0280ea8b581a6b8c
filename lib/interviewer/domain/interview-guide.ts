import { type PublicCase, publicCase, type WrittenBody } from '@/lib/cases/domain/case'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { POINTS } from '@/lib/framework/points'
import { GUIDED_STEPS, type PlanStep } from '@/lib/framework/steps'

/** The parts of a case's guide that an interview needs besides the texts that the room's rules look up. Server only. */
export type InterviewGuide = Readonly<{
  /** What the candidate was asked to design. */
  prompt: string
  /** Questions answered by a fact, by the fact's id. A model sees the questions but no answers. */
  facts: readonly { id: string; ask: string }[]
  /** The case's own questions for each step, in order. The first is asked when a step begins. */
  probes: Readonly<Partial<Record<PlanStep, readonly string[]>>>
  /** Number of hints per step. */
  hints: Readonly<Partial<Record<PlanStep, number>>>
  curveballs: number
  /** Words that give the design away. */
  giveaways: readonly string[]
  /** Everything that is for the interviewer only, text by text. */
  secrets: readonly string[]
  /** The public texts of the case. */
  open: readonly string[]
}>

/** @param whole the case with the body's spoken texts */
export function interviewGuideOf(whole: PublicCase & { guide: Guide; written: WrittenBody }): InterviewGuide {
  const { guide, prompt, written } = whole
  const steps = GUIDED_STEPS.map((slug) => [slug, guide.steps[slug]] as const)
  const { giveaways, ...secret } = guide
  return {
    prompt,
    facts: POINTS.flatMap((point) => guide.facts[point].map(({ id, ask }) => ({ id, ask }))),
    probes: Object.fromEntries(steps.map(([slug, { probes }]) => [slug, probes.map(({ ask }) => ask)])),
    hints: Object.fromEntries(steps.map(([slug, { hints }]) => [slug, hints.length])),
    curveballs: guide.curveballs.length,
    giveaways,
    secrets: textsIn([secret, written]),
    open: textsIn(publicCase(whole)),
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
