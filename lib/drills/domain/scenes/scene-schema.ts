import { z } from 'zod'
import { slug, text } from '@/lib/content/domain/text-schema'

const other = z.strictObject({
  page: slug,
  /** Words of the scene that rule it out. */
  fact: text,
  why: text.max(240),
})

/** A situation that calls for one pattern. All of it is public. */
export const scene = z.strictObject({
  id: slug,
  scene: text.max(600),
  /** The pattern that fits, by its page. */
  pattern: slug,
  /** Words of the scene that support it. */
  fact: text,
  why: text.max(320),
  others: z.array(other).length(3),
})

export const scenesFile = z.strictObject({ scenes: z.array(scene).min(1) })

export type Scene = z.output<typeof scene>
