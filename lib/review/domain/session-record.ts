import type { Point } from '@/lib/framework/points'
import { stepInfo } from '@/lib/framework/steps'
import { actualByStep, elapsedAt } from '@/lib/rooms/domain/round/clock'
import type { RoomState, RoundState } from '@/lib/rooms/domain/round/state'
import type { RoomTrial } from '@/lib/rooms/domain/trial/room-trial'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import { SHEET_FIELDS, type SheetFieldId, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { type BoardPart, boardParts } from './board-parts'
import { type ChatLine, type ChatPage, chatPage } from './chat-page'
import { packBoard } from './packed-board'

/** The results of a round, as its page shows them. Times are milliseconds of the round; pauses don't count. */
export type SessionRecord = {
  elapsed: number
  /** As returned by `packBoard`; decode with `unpackBoard`. */
  board: string
  parts: BoardPart[]
  /** Each step of the plan, with planned and actual minutes. */
  steps: { slug: string; title: string; points: readonly Point[]; planned: number; actual: number }[]
  /** The steps in the order in which they took place; a step that was returned to is listed twice. */
  visits: { key: string; title: string; points: readonly Point[]; from: number; to: number }[]
  /** What was given during the round, and what was tried on the board. */
  marks: { key: string; kind: 'hint' | 'curveball' | 'trial'; elapsed: number; text: string }[]
  /** The trials on the board as they were set, by the keys of their marks. */
  trials: { key: string; elapsed: number; trial: RoomTrial }[]
  fields: { id: SheetFieldId; title: string; points: readonly Point[]; text: string }[]
  /** The beginning of the chat, and its total number of messages. */
  chat: ChatPage & { count: number }
  /** The viewer's own private notes. */
  notes: { seq: number; elapsed: number; step: string | null; text: string }[]
}

/**
 * The record of a round.
 * @param room what the viewer may see: filter it with `viewFor` first
 * @param viewer user id, to find what is theirs. @param nameOf also knows members who have left
 */
export function sessionRecord(
  { round, board, sheet }: RoomState,
  viewer: string,
  nameOf: (userId: string) => string,
): SessionRecord {
  const elapsed = round.clock.status === 'ended' ? elapsedAt(round.clock, round.clock.endedAt) : 0
  const actual = actualByStep(round.plan, round.visits, elapsed)
  const texts = sheetTexts(sheet)
  return {
    elapsed,
    board: packBoard(board),
    parts: boardParts(board),
    steps: round.plan.map(({ slug, minutes }, index) => {
      const { title, points } = stepInfo(slug)
      return { slug, title, points, planned: minutes, actual: (actual[index] ?? 0) / 60_000 }
    }),
    visits: round.visits.flatMap(({ index, from, to }, place) => {
      const step = round.plan[index]
      const end = to ?? elapsed
      if (!step || end <= from) return []
      const { title, points } = stepInfo(step.slug)
      return [{ key: `${place}-${step.slug}`, title, points, from, to: end }]
    }),
    marks: [
      ...round.hints.map((hint) => ({ ...mark(hint), kind: 'hint' as const })),
      ...round.curveballs.map((ball) => ({ ...mark(ball), kind: 'curveball' as const })),
      ...round.trials.flatMap(({ trial, ...at }) =>
        trial ? [{ ...mark({ ...at, text: trialWords(trial) }), kind: 'trial' as const }] : [],
      ),
    ].sort((a, b) => a.elapsed - b.elapsed),
    trials: round.trials.flatMap(({ seq, elapsed: at, trial }) =>
      trial ? [{ key: String(seq), elapsed: at, trial }] : [],
    ),
    fields: SHEET_FIELDS.map(({ id, title, points }) => ({ id, title, points, text: texts[id] })),
    chat: { ...chatPage(chatLines(round, viewer, nameOf), 0), count: round.chat.length },
    notes: round.notes.map(({ seq, elapsed, step, text }) => ({
      seq,
      elapsed,
      step: step && stepInfo(step).title,
      text,
    })),
  }
}

/** The chat as the record shows it to a viewer. */
export function chatLines(
  { chat }: Pick<RoundState, 'chat'>,
  viewer: string,
  nameOf: (userId: string) => string,
): ChatLine[] {
  return chat.map(({ seq, elapsed, userId, text, interviewer }) => ({
    seq,
    elapsed,
    name: interviewer ? 'AI interviewer' : userId === null ? 'Threepoint' : nameOf(userId),
    mine: userId === viewer,
    text,
  }))
}

function mark({ seq, elapsed, text }: { seq: number; elapsed: number; text: string }) {
  return { key: String(seq), elapsed, text }
}
