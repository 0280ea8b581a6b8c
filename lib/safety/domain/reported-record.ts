import { z } from 'zod'
import { packBoard } from '@/lib/review/domain/packed-board'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { SHEET_FIELDS, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'

/** The record of the round that is attached to a report. Stored as JSON, so it is parsed with this schema. */
export const reportedRecordSchema = z.object({
  chat: z.array(
    z.object({
      name: z.string(),
      whose: z.enum(['reporter', 'reported', 'other']),
      /** Time into the round in ms; 0 before its start. */
      elapsed: z.number(),
      text: z.string(),
    }),
  ),
  /** Texts, each with a heading: the worksheet, or what a reviewer wrote. */
  fields: z.array(z.object({ title: z.string(), text: z.string() })),
  /** As returned by packBoard; empty without a board. */
  board: z.string(),
})
export type ReportedRecord = z.output<typeof reportedRecordSchema>

type Sides = { reporter: string; reported: string }

/**
 * The record of a round for a report.
 * @param state what the reporter may see: filter it with `viewFor` first
 */
export function reportedRecord(
  { round, board, sheet }: RoomState,
  { reporter, reported }: Sides,
  nameOf: (userId: string) => string,
): ReportedRecord {
  const texts = sheetTexts(sheet)
  return {
    chat: round.chat.map(({ userId, elapsed, text, interviewer }) => ({
      name: interviewer ? 'AI interviewer' : userId === null ? 'Threepoint' : nameOf(userId),
      whose: userId === reporter ? 'reporter' : userId === reported ? 'reported' : 'other',
      elapsed,
      text,
    })),
    fields: SHEET_FIELDS.map(({ id, title }) => ({ title, text: texts[id] })).filter(
      ({ text }) => text !== '',
    ),
    board: packBoard(board),
  }
}
