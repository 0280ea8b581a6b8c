import { z } from 'zod'
import { LEVELS } from '@/lib/framework/levels'
import { LANGUAGE_CODES } from './languages'
import { nameSchema } from './name'
import { isTimeZone } from './time-zones'

/** The profile that a user fills in. */
export const profileSchema = z.object({
  name: nameSchema,
  /** The name used in mails; empty to use the name that others see. */
  privateName: z.union([z.literal(''), nameSchema]).default(''),
  level: z.enum(LEVELS),
  timeZone: z.string().max(64).refine(isTimeZone, 'Choose a time zone from the list.'),
  languages: z
    .array(z.enum(LANGUAGE_CODES))
    .min(1, 'Choose at least one language.')
    .max(8, 'Choose at most eight languages.')
    .transform((codes) => [...new Set(codes)]),
})

export type ProfileInput = z.input<typeof profileSchema>
export type ProfileValues = z.output<typeof profileSchema>
