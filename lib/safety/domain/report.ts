import { z } from 'zod'
import { commentPlaceSchema, commentSeqSchema } from '@/lib/review/domain/comments/comment'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'

export const REPORT_REASONS = ['insult', 'pressure', 'cheating', 'spam', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

export const REPORT_REASON_WORDS: Record<ReportReason, string> = {
  insult: 'Insults, threats or hate',
  pressure: 'Pressure, or unwanted private contact',
  cheating: 'Cheating, or no real round',
  spam: 'Advertising or spam',
  other: 'Something else',
}

/** Maximum length of a report, in characters. */
export const REPORT_LIMIT = 2_000

/** Maximum number of reports that one person may send within `REPORT_DAY_MS`. */
export const REPORTS_A_DAY = 5
export const REPORT_DAY_MS = 24 * 3_600_000

/** Where two people met, which identifies the person reported. */
export const reportTargetSchema = z.discriminatedUnion('from', [
  /** A room or its session, and the member's number in it. */
  z.strictObject({ from: z.literal('room'), roomId: idSchema, member: z.int().min(1) }),
  z.strictObject({ from: z.literal('review'), reviewId: idSchema }),
  z.strictObject({ from: z.literal('match'), matchId: idSchema }),
  z.strictObject({ from: z.literal('ask'), offerId: idSchema }),
  /** A comment on a round, by its number there, in the place where the reporter sees it. */
  z.strictObject({ from: z.literal('comment'), place: commentPlaceSchema, seq: commentSeqSchema }),
])
export type ReportTarget = z.output<typeof reportTargetSchema>

/** Whether the reported person's identity is hidden from the reporter. */
export function hidesPerson(target: ReportTarget): boolean {
  return target.from === 'review' || (target.from === 'comment' && 'token' in target.place)
}

export const reportSchema = z.strictObject({
  target: reportTargetSchema,
  reason: z.enum(REPORT_REASONS, 'Choose what it is about.'),
  text: storedText()
    .trim()
    .min(1, 'Say what happened. A sentence or two is enough.')
    .max(REPORT_LIMIT, `Use at most ${REPORT_LIMIT} characters.`),
  /** Whether to attach the record of the round for the administrators. */
  attach: z.boolean(),
  block: z.boolean(),
})
export type NewReport = z.output<typeof reportSchema>

/** A report as shown to its sender. */
export type SentReport = {
  id: string
  /** Ms since 1970. */
  at: number
  /** The person they reported, as far as they know who it is. */
  about: string
  decided: boolean
}
