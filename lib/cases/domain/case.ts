import type { z } from 'zod'
import type { PlacedGraph } from '@/lib/content/domain/diagram/geometry'
import type { EstimateReport } from '@/lib/content/domain/estimate/evaluate-estimates'
import type { Html } from '@/lib/content/domain/markdown/render-markdown'
import type { Level } from '@/lib/framework/levels'
import type { CaseBody, CaseSection } from './case-body'
import type { Guide } from './schema/guide-schema'
import type { publicShape } from './schema/public-schema'

/** What anybody may see of a case. */
export type PublicCase = { [K in keyof typeof publicShape]: z.output<(typeof publicShape)[K]> }

/** A case as lists and pages show it: the public part, and which version it is. */
export type PresentedCase = PublicCase & { versionId: string; origin: 'content' | 'author' }

/** A whole case. Everything beyond `PublicCase` is the interviewer's until the round is over. */
export type Case = PublicCase & { guide: Guide; body: CaseBody }

/** The body of a case as pages show it. */
export type RenderedBody = Record<CaseSection, Html> & {
  dives: { title: string; answers: Record<Level, Html> }[]
}

/** What of the body is also said, and not only shown: as Markdown. */
export type WrittenBody = Pick<CaseBody, 'inOneMinute' | 'dataModel' | 'tradeOffs' | 'dives'>

/** A case with all that takes long to work out: its texts as HTML, its picture, its numbers. See `prepareCase`. */
export type PreparedCase = PublicCase & {
  guide: Guide
  body: RenderedBody
  written: WrittenBody
  /** Empty where the graph cannot be drawn. */
  placed: PlacedGraph
  estimates: EstimateReport
}

/** What an interviewer reads: the secrets of a case beside its public part. */
export type CaseGuide = { case: PublicCase; guide: Guide; body: RenderedBody }

/** The public part alone. Keys are named one by one, so that a new key stays private until someone adds it here. */
export function publicCase(whole: PublicCase): PublicCase {
  const { id, title, kind, difficulty, levels, minutes, tags, prompt, aka, teaser, hardest } = whole
  return { id, title, kind, difficulty, levels, minutes, tags, prompt, aka, teaser, hardest }
}

/** The whole case as an interviewer reads it. Ask who may see it first: `guideAccess`, `canReadGuide`. */
export function guideFor(whole: PreparedCase): CaseGuide {
  return { case: publicCase(whole), guide: whole.guide, body: whole.body }
}
