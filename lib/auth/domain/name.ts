import { z } from 'zod'

/** Characters that print nothing or reverse the text direction: they would let one name pass for another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

/** Letters that are invisible, although they count as letters. */
const BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/

/** More combining marks on a letter than any script uses, or marks on none: they cover the lines above and below. */
const STACKED = /^\p{M}|\p{M}{5}/u

/** A user's name as others see it: 1 to 60 characters, whitespace normalised. */
export const nameSchema = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((name) => name.length > 0, 'Enter a name that others will see.')
  .refine((name) => [...name].length <= 60, 'Keep the name to 60 characters.')
  .refine(
    (name) => !INVISIBLE.test(name) && !BLANK.test(name),
    'The name has invisible characters. Type it again.',
  )
  .refine((name) => !STACKED.test(name), 'The name has too many marks on one letter. Remove some.')

/** Name of a user who was not asked for one. They choose a name when they create an account. */
export const GUEST_NAME = 'Guest'
