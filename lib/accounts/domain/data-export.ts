/** Days for which an archive can be downloaded. */
export const EXPORT_KEPT_DAYS = 7
/** Minutes after asking before somebody may ask again, while an archive is made or ready. */
export const EXPORT_PAUSE_MINUTES = 10

/** What an archive is of that holds everything; others are of a session, by the id of its room. */
export const OF_ACCOUNT = 'account'
/** Seconds after asking for the archive of a session before it may be asked for again. */
export const SESSION_PAUSE_SECONDS = 60

/** How far somebody's archive is. Times in ms since 1970. */
export type DataExportState =
  | { state: 'none' }
  /** `hasTrouble`: the last try failed, and another one follows by itself. */
  | { state: 'making'; done: number; total: number; hasTrouble: boolean }
  | { state: 'ready'; bytes: number; sha256: string; readyAt: number; expiresAt: number }
