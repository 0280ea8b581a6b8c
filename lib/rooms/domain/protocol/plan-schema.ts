import { z } from 'zod'
import { PLAN_STEPS, STEPS } from '@/lib/framework/steps'

export const planSchema = z
  .array(z.object({ slug: z.enum(PLAN_STEPS), minutes: z.number().min(0).max(30) }))
  .min(1)
  .max(STEPS.length)
  .refine((steps) => new Set(steps.map((step) => step.slug)).size === steps.length, 'A step stands twice')
