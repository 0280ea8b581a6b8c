import { z } from 'zod'
import { slug } from './text-schema'

/** Related documents: ids of the catalogue by kind. */
export const related = z
  .strictObject({
    patterns: z.array(slug).default([]),
    concepts: z.array(slug).default([]),
    cases: z.array(slug).default([]),
  })
  .prefault({})

export type Related = z.output<typeof related>
