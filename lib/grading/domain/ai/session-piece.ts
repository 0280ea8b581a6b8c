import { z } from 'zod'
import { pointerSchema } from '../grade'

const PIECE_KINDS = [
  'step',
  'worksheet',
  'part',
  'connection',
  'group',
  'unread',
  'finding',
  'hint',
  'curveball',
  'trial',
  'facts',
  'question',
  'chat',
] as const
type PieceKind = (typeof PIECE_KINDS)[number]

/** Something of a session that a grader can name: a field, a part of the board, a message. */
export const sessionPieceSchema = z.strictObject({
  /** Short, and the session's own: nothing that a person wrote. */
  id: z.string(),
  kind: z.enum(PIECE_KINDS),
  /** What it is, in the app's words. */
  title: z.string(),
  /** What people wrote, or what was read off the board; what a quote is compared with. */
  text: z.string(),
  by: z.enum(['candidate', 'interviewer', 'app']),
  /** It shows what the candidate did, so that an answer can rest on it; the rest is there to understand it. */
  citable: z.boolean(),
  /** Where it is in the session; null where nothing can be shown. */
  pointer: pointerSchema.nullable(),
})
export type SessionPiece = Readonly<z.output<typeof sessionPieceSchema>>

/** Kinds that hold text of the case's guide, or tell of it, which some viewers of an old session must not see. */
export const GUIDE_KINDS: ReadonlySet<PieceKind> = new Set([
  'hint',
  'curveball',
  'trial',
  'facts',
  'question',
])

/** Kinds in which no word is anybody's of the session. */
export const SHIPPED_KINDS: ReadonlySet<PieceKind> = new Set(['step', 'hint', 'curveball', 'facts'])
