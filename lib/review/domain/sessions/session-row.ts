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
  /** The other candidates and interviewers. */
  partners: string[]
  /** When it began, or was created if it has not begun; ms since 1970. */
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
  /** Number of others' comments that the viewer has not read. */
  unread: number
  isPinned: boolean
  /** When it will be deleted for everyone, in ms since 1970; null if no day is set. */
  goesAt: number | null
  /** Grades or a review have opened since the viewer was last on its page. */
  isUnseen: boolean
  /** Where the search words were found; null without a search, or if no single text shows them. */
  found: FoundPiece | null
  /** The number of the viewer's links that would stop working with it. */
  links: number
}

/** What a list can be filtered by, with the number of past sessions for each choice. */
export type SessionChoices = {
  cases: { caseId: string; title: string; count: number }[]
  partners: { userId: string; name: string; count: number }[]
  roles: { role: RoomRole; count: number }[]
  verdicts: { verdict: VerdictOutcome | 'none'; count: number }[]
  unseen: number
  /** Total number of past sessions, and of those in the trash. */
  all: number
  trashed: number
}

export type Sessions = {
  open: SessionRow[]
  /** Sessions that the viewer pinned, on the first page. */
  pinned: EndedSessionRow[]
  ended: EndedSessionRow[]
  /** Number of past sessions that match the filter, on all pages. */
  count: number
  filter: SessionFilter
  choices: SessionChoices
  /** Pass it as `before` to get the next page; null on the last one. */
  next: string | null
}

/** A session in its member's trash. Times in ms since 1970. */
export type TrashedSession = SessionRow & {
  trashedAt: number
  /** When it is deleted for good. */
  until: number
  /** Nobody else has it: it is deleted with everything in it. */
  isLast: boolean
}
