import type { SessionRecord } from '../session-record'
import type { ArchivedSession } from './archived-session'

/** An imported session, as its page shows it to its owner. Times are milliseconds since 1970. */
export type ImportedSessionView = {
  id: string
  importedAt: number
  facts: Pick<ArchivedSession, 'madeAt' | 'round' | 'case' | 'people' | 'grades'>
  /** The name of the creator of the archive. */
  madeBy: string
  /** Its case is available to everybody here, too. */
  hasCase: boolean
  /** Why hints and curveballs are left out; null if they are not. */
  closed: 'by-archive' | 'answering-now' | null
  record: SessionRecord
}

/** An imported session in a list. */
export type ImportedRow = { id: string; title: string; importedAt: number; startedAt: number; played: number }

/** The path of its page, at a moment of its round or at its end (null). @param elapsed milliseconds */
export function importedPath(id: string, elapsed: number | null): string {
  return `/sessions/imported/${id}${elapsed === null ? '' : `?t=${Math.round(elapsed) / 1000}`}`
}
