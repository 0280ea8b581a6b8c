import { z } from 'zod'

/** What somebody typed to show that they mean it. */
export const typedSchema = z
  .string()
  .min(1, 'Type the text that is asked for.')
  .max(512, 'Use at most 512 characters.')

/**
 * Milliseconds after which everything is erased once more, and only then called done: what was on its way when the account
 * was closed has arrived by then, in all processes.
 */
export const SETTLE_MS = 60_000

/** How much of what goes with an account, and how much stays without its name. */
export const deletionCountsSchema = z.object({
  /** Sessions and rooms that nobody else can open. */
  ownRooms: z.int(),
  /** Sessions and rooms that stay with others. */
  sharedRooms: z.int(),
  cases: z.int(),
  /** Grades of others' rounds, whose scores stay. */
  grades: z.int(),
})
export type DeletionCounts = z.output<typeof deletionCountsSchema>

/** What the receipt of a deletion says. Times in ms since 1970. */
export type DeletionReceipt = { askedAt: number; doneAt: number | null; counts: DeletionCounts }
