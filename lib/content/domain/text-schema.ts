import { z } from 'zod'
import { storedText } from '@/lib/shared/stored-text'

/** A non-empty text, without surrounding spaces. */
export const text = storedText().trim().min(1, 'is empty')

/** A name for URLs and links. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')

/** A topic to filter by. */
export const tag = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}' /-]*$/u, 'use plain words, such as message queues')

/** The name of a quantity in a formula. */
export const quantityName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'use a name such as peak_rate: lower-case letters, digits and underscores')

/** `{ name: value }` as written, in file order. */
export const namedTexts = z
  .record(quantityName, z.union([z.string(), z.number()]))
  .transform((record) => Object.entries(record).map(([name, value]) => ({ name, text: String(value) })))

export type NamedText = { name: string; text: string }
