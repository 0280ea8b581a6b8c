import type { z } from 'zod'
import type { PlacedGraph } from '@/lib/content/domain/diagram/geometry'
import type { EstimateReport } from '@/lib/content/domain/estimate/evaluate-estimates'
import type { Html } from '@/lib/content/domain/markdown/render-markdown'
import type { Level } from '@/lib/framework/levels'
import type { CaseBody, CaseSection } from './case-body'
import type { Guide } from './schema/guide-schema'
import type { publicShape } from './schema/public-schema'

/** The part of a case that anybody may see. */
export type PublicCase = { [K in keyof typeof publicShape]: z.output<(typeof publicShape)[K]> }

/** A case as lists and pages show it: the public part, with its version. */
export type PresentedCase = PublicCase & { versionId: string; origin: 'content' | 'author' }

/** A complete case. Everything beyond `PublicCase` is for the interviewer only until the round is over. */
export type Case = PublicCase & { guide: Guide; body: CaseBody }

/** The body of a case as pages show it. */
export type RenderedBody = Record<CaseSection, Html> & {
  dives: { title: string; answers: Record<Level, Html> }[]
}

/** The parts of the body that are also spoken, and not only shown, as Markdown. */
export type WrittenBody = Pick<CaseBody, 'inOneMinute' | 'dataModel' | 'tradeOffs' | 'dives'>

/**
 * A case with everything that is expensive to compute: its texts as HTML, its diagram, its numbers. See `prepareCase`.
 */
export type PreparedCase = PublicCase & {
  guide: Guide
  body: RenderedBody
  written: WrittenBody
  /** Empty if the graph cannot be drawn. */
  placed: PlacedGraph
  estimates: EstimateReport
}

/** What an interviewer reads: the secrets of a case alongside its public part. */
export type CaseGuide = { case: PublicCase; guide: Guide; body: RenderedBody }

/** The public part alone. Keys are listed one by one, so that a new key stays private until someone adds it here. */
export function publicCase(whole: PublicCase): PublicCase {
  const { id, title, kind, difficulty, levels, minutes, tags, prompt, aka, teaser, hardest } = whole
  return { id, title, kind, difficulty, levels, minutes, tags, prompt, aka, teaser, hardest }
}

/** The complete case as an interviewer reads it. Check access first: `guideAccess`, `canReadGuide`. */
export function guideFor(whole: PreparedCase): CaseGuide {
  return { case: publicCase(whole), guide: whole.guide, body: whole.body }
}
