import { z } from 'zod'
import { STEP_SLUGS, STEPS, type StepSlug } from '../round/plan'

export const planSchema = z
  .array(
    z.object({ slug: z.enum(STEP_SLUGS as [StepSlug, ...StepSlug[]]), minutes: z.number().min(0).max(30) }),
  )
  .min(1)
  .max(STEPS.length)
  .refine((steps) => new Set(steps.map((step) => step.slug)).size === steps.length, 'A step stands twice')
