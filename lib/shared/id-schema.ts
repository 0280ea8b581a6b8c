import { z } from 'zod'

/** An id as newId() makes it. In small letters only: what is named by its id must not have two names. */
export const idSchema = z.uuid().refine((id) => id === id.toLowerCase())

/** Whether a text out of an address can be an id at all. */
export function isId(text: unknown): text is string {
  return idSchema.safeParse(text).success
}
