/** How many days an archive can be downloaded. */
export const EXPORT_KEPT_DAYS = 7
/** How long after a request the next one is allowed, in minutes, while an archive is being created or is ready. */
export const EXPORT_PAUSE_MINUTES = 10

/** Subject of the archive that holds everything; other archives are of a session, named by its room's id. */
export const OF_ACCOUNT = 'account'
/** How long after a request the archive of the same session can be requested again, in seconds. */
export const SESSION_PAUSE_SECONDS = 60

/** Progress of a user's archive. Times in ms since 1970. */
export type DataExportState =
  | { state: 'none' }
  /** `hasTrouble`: the last attempt failed, and another one follows automatically. */
  | { state: 'making'; done: number; total: number; hasTrouble: boolean }
  | { state: 'ready'; bytes: number; sha256: string; readyAt: number; expiresAt: number }
