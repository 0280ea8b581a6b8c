import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { GradeState } from '@/lib/grading/domain/grading-view'
import type { VerdictOutcome } from '@/lib/grading/domain/verdict'
import type { FoundPiece } from './search-piece'
import type { SessionFilter } from './session-filter'

/** A room in the list of one of its members. */
export type SessionRow = {
  id: string
  title: string
  mode: RoomMode
  role: RoomRole
  /** Who else was the candidate or an interviewer. */
  partners: string[]
  /** When it began, or was made when it has not begun; ms since 1970. */
  at: number
  started: boolean
  /** Planned length. */
  minutes: number
}

/** A round that is over. `played` is the time on its clock, in milliseconds. */
export type EndedSessionRow = SessionRow & {
  played: number
  grading: GradeState | null
  /** Somebody asks for the viewer's agreement to a link. */
  isAsked: boolean
  /** Comments of others that the viewer has not read. */
  unread: number
  isPinned: boolean
  /** From when on it is deleted for all, in ms since 1970; null where no day is set. */
  goesAt: number | null
  /** Grades or a review opened since the viewer was on its page. */
  isUnseen: boolean
  /** Where what was looked for stands; null where nothing was, or where no single text shows it. */
  found: FoundPiece | null
  /** Links of the viewer's that would stop working with it. */
  links: number
}

/** What a list can be filtered by, with how many of all past sessions each choice has. */
export type SessionChoices = {
  cases: { caseId: string; title: string; count: number }[]
  partners: { userId: string; name: string; count: number }[]
  roles: { role: RoomRole; count: number }[]
  verdicts: { verdict: VerdictOutcome | 'none'; count: number }[]
  unseen: number
  /** Past sessions in all, and those in the trash. */
  all: number
  trashed: number
}

export type Sessions = {
  open: SessionRow[]
  /** Those that the viewer pinned, on the first page. */
  pinned: EndedSessionRow[]
  ended: EndedSessionRow[]
  /** Past sessions that the filter lets through, on all pages. */
  count: number
  filter: SessionFilter
  choices: SessionChoices
  /** Pass it as `before` to get the next page; null on the last one. */
  next: string | null
}

/** A session in its member's trash. Times in ms since 1970. */
export type TrashedSession = SessionRow & {
  trashedAt: number
  /** When it goes for good. */
  until: number
  /** Nobody else has it: it goes with everything in it. */
  isLast: boolean
}
