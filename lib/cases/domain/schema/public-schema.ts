import { z } from 'zod'
import { slug, tag, text } from '@/lib/content/domain/text-schema'
import { CASE_KINDS, DIFFICULTIES } from '@/lib/framework/case-kinds'
import { LEVELS } from '@/lib/framework/levels'
import { POINTS } from '@/lib/framework/points'
import { ROUND_MINUTES } from '@/lib/framework/steps'

const minutes = z
  .number()
  .refine(
    (value) => ROUND_MINUTES.some((known) => known === value),
    `choose from ${ROUND_MINUTES.join(', ')}`,
  )
  .transform((value) => value as (typeof ROUND_MINUTES)[number])

/** The keys of a case that anybody may see. */
export const publicShape = {
  id: slug,
  title: text.max(80),
  kind: z.enum(CASE_KINDS),
  difficulty: z.enum(DIFFICULTIES),
  levels: z.array(z.enum(LEVELS)).min(1),
  minutes: z.array(minutes).min(1),
  tags: z.array(tag).min(1).max(8),
  prompt: text.max(600),
  /** Names under which people search for it. */
  aka: z.array(text.max(40)).max(12).default([]),
  /** One line for lists. */
  teaser: text.max(90).nullable().default(null),
  /** The Point that takes the most work. */
  hardest: z.enum(POINTS).nullable().default(null),
}
