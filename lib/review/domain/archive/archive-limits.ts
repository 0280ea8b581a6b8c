const MB = 1024 * 1024

/** What a session may weigh to be made into an archive: its log and its pictures. A busy round weighs a twentieth. */
export const ARCHIVED_BYTES = 48 * MB
/** Largest archive that is taken in: the same once more, for what its lines of JSON add. */
export const ARCHIVE_BYTES = 64 * MB
/** What the log of an archive may unpack to, and what the rest of its description may. */
export const ARCHIVED_LOG_BYTES = 96 * MB
export const ARCHIVED_FACTS_BYTES = MB
/** Most files of an archive. */
export const ARCHIVE_FILES = 200

/** Longest line of a log: an edit of the largest size with as much of corrections, in base64. */
export const LINE_CHARACTERS = 640 * 1024
export const ARCHIVED_EVENTS = 400_000
/** Most events that are neither drawn nor typed. Each copies a list of its kind. */
export const ROUND_EVENTS = 20_000
/** Most characters of those events together, as JSON, beside chat and notes. A busy round has a thirtieth. */
export const ROUND_CHARACTERS = 1_000_000
/** Steps of about 10 ns for all edits together: see lib/board/domain/work.ts. A busy round takes a hundredth. */
export const REPLAY_WORK = 1_000_000_000
/** Longest round, in milliseconds without pauses. */
export const LONGEST_ROUND = 7 * 24 * 3_600_000
/** The last moment that an archive may speak of: the year 2100. */
export const LATEST = Date.UTC(2100, 0)

/** Imported sessions that one person keeps, and what they may weigh together, in bytes. */
export const IMPORTS_A_PERSON = 50
export const IMPORTED_BYTES_A_PERSON = 256 * MB
/** Hours for which an archive can be downloaded, and how many a person may have at a time. */
export const ARCHIVE_KEPT_HOURS = 24
export const ARCHIVES_A_PERSON = 5
