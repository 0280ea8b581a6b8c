import { z } from 'zod'

/** An id in the format of newId(). Lower case only: what is named by its id must not have two names. */
export const idSchema = z.uuid().refine((id) => id === id.toLowerCase())

/** Whether a text from a URL can be an id at all. */
export function isId(text: unknown): text is string {
  return idSchema.safeParse(text).success
}
