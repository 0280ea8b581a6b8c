import { z } from 'zod'

/** The text typed to confirm. */
export const typedSchema = z
  .string()
  .min(1, 'Type the text that is asked for.')
  .max(512, 'Use at most 512 characters.')

/**
 * How long until everything is erased once more, in milliseconds, and only then reported as done. By then, whatever was
 * in flight in any process when the account was closed has been written.
 */
export const SETTLE_MS = 60_000

/** How much is deleted with an account, and how much stays without its name. */
export const deletionCountsSchema = z.object({
  /** Sessions and rooms that nobody else can open. */
  ownRooms: z.int(),
  /** Sessions and rooms that stay with others. */
  sharedRooms: z.int(),
  cases: z.int(),
  /** Grades of other people's rounds, whose scores stay. */
  grades: z.int(),
})
export type DeletionCounts = z.output<typeof deletionCountsSchema>

/** The content of a deletion receipt. Times in ms since 1970. */
export type DeletionReceipt = { askedAt: number; doneAt: number | null; counts: DeletionCounts }
