const MB = 1024 * 1024

/** Maximum size of a session that can be archived: its log and its pictures. A busy round has a twentieth of that. */
export const ARCHIVED_BYTES = 48 * MB
/** Maximum size of an archive that is accepted: larger by a third, for the overhead of its JSON lines. */
export const ARCHIVE_BYTES = 64 * MB
/** Maximum unpacked size of an archive's log, and of the rest of its description. */
export const ARCHIVED_LOG_BYTES = 96 * MB
export const ARCHIVED_FACTS_BYTES = MB
/** Maximum number of files in an archive. */
export const ARCHIVE_FILES = 200

/** Maximum length of a log line: an edit of the largest size with as many corrections, in base64. */
export const LINE_CHARACTERS = 640 * 1024
export const ARCHIVED_EVENTS = 400_000
/** Maximum number of events other than drawing and typing. Each copies a list of its kind. */
export const ROUND_EVENTS = 20_000
/**
 * Maximum total length of those events as JSON, in characters, apart from chat and notes. A busy round has a thirtieth
 * of that.
 */
export const ROUND_CHARACTERS = 1_000_000
/**
 * Steps of about 10 ns for all edits together: see lib/board/domain/work.ts. A busy round needs a hundredth of that.
 */
export const REPLAY_WORK = 1_000_000_000
/** Maximum length of a round, in milliseconds without pauses. */
export const LONGEST_ROUND = 7 * 24 * 3_600_000
/** The latest time that an archive may contain: the year 2100. */
export const LATEST = Date.UTC(2100, 0)

/** Maximum number of imported sessions per person, and their maximum total size in bytes. */
export const IMPORTS_A_PERSON = 50
export const IMPORTED_BYTES_A_PERSON = 256 * MB
/** Hours for which an archive can be downloaded, and how many a person may have at a time. */
export const ARCHIVE_KEPT_HOURS = 24
export const ARCHIVES_A_PERSON = 5
