import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { GradeState } from '@/lib/grading/domain/grading-view'

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
}

export type Sessions = {
  open: SessionRow[]
  ended: EndedSessionRow[]
  /** Pass it as `before` to get the next page; null on the last one. */
  next: string | null
}
