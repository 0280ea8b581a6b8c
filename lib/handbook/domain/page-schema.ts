import { z } from 'zod'
import { estimates } from '@/lib/content/domain/estimate/estimates-schema'
import { related } from '@/lib/content/domain/related-schema'
import { slug, text } from '@/lib/content/domain/text-schema'

/** The handbook's kinds of page. */
export const PAGE_KINDS = ['pattern', 'concept', 'guide'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

/** A question with one right answer and three wrong ones; the app shuffles them. */
const card = z.strictObject({ ask: text, right: text, wrong: z.array(text).length(3), why: text })

/** A handbook page's front matter. All of it is public. */
export const page = z.strictObject({
  id: slug,
  title: text.max(120),
  kind: z.enum(PAGE_KINDS),
  /** Minutes that reading takes. */
  minutes: z.number().int().min(1).max(60),
  summary: text.max(400),
  related,
  estimates: estimates.default({ assume: [], derive: [] }),
  cards: z.array(card).min(4).max(6),
})

export type PageFrontMatter = z.output<typeof page>
