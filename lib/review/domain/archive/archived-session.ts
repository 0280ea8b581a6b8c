import { z } from 'zod'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { POINTS } from '@/lib/framework/points'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { ADVICE_LIMIT, GRADE_NOTE_LIMIT } from '@/lib/grading/domain/grade'
import { scoreSchema } from '@/lib/grading/domain/rubric'
import { storedText } from '@/lib/shared/stored-text'
import { LATEST } from './archive-limits'

/** Identifies the file format; docs/session-archive.md documents it for people. */
export const ARCHIVE_FORMAT = 'threepoint-session'
/** Increased when an older release could not read the newer format. */
export const ARCHIVE_VERSION = 1

const text = (most: number) => storedText().max(most)
const moment = z.int().min(0).max(LATEST)
/** People in an archive: `person-1` and so on. No account has such an id. */
const personId = z.string().regex(/^person-[1-9]\d{0,2}$/)

const grade = z.object({
  /** Whose grade it is. */
  title: text(100),
  source: z.enum(['self', 'peer', 'ai']),
  at: moment,
  /** 1 to 4, or null if nothing was observed. */
  overall: z.number().min(1).max(4).nullable(),
  scores: z.partialRecord(
    z.enum(DIMENSIONS),
    z.object({ score: scoreSchema.nullable(), note: text(GRADE_NOTE_LIMIT) }),
  ),
  keep: text(ADVICE_LIMIT),
  change: text(ADVICE_LIMIT),
})

/** The head of every version: enough to tell that a newer release is needed. */
export const archiveHeadSchema = z.object({ format: z.literal(ARCHIVE_FORMAT), version: z.int().min(1) })

/**
 * What an archive contains about a session besides its log, as session.json. Unknown keys are dropped: a later release
 * may add some. Times are milliseconds since 1970.
 */
export const archivedSessionSchema = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(ARCHIVE_VERSION),
  madeAt: moment,
  /** The creator of the archive, whose notes and marks are in it. */
  by: personId,
  /** Identifies the room to the installation that created the archive; meaningless to every other one. */
  source: z.string().regex(/^[\da-f]{64}$/),
  /** The number of lines in log.jsonl. */
  events: z.int().min(1),
  round: z.object({
    title: text(200),
    mode: z.enum(['solo', 'pair']),
    /** Planned length. */
    minutes: z.int().min(1).max(240),
    startedAt: moment,
    rubricVersion: z.int().min(1).max(1000),
  }),
  /** The case, without anything from its guide. */
  case: z.object({
    id: z.string().regex(/^[\w-]{1,100}$/),
    /** Every installation has it. */
    isShipped: z.boolean(),
    prompt: text(20_000),
  }),
  /** Everybody named in the log. Those who were not in the round to its end have no role. */
  people: z
    .array(z.object({ id: personId, name: text(100), role: z.enum(ROOM_ROLES).nullable() }))
    .min(1)
    .max(200)
    .refine((people) => new Set(people.map(({ id }) => id)).size === people.length),
  /** Something from the guide was left out. */
  isCut: z.boolean(),
  /** The grades that were open to the creator of the archive; null if there were none. */
  grades: z
    .object({
      dimensions: z
        .array(z.object({ id: z.enum(DIMENSIONS), title: text(100), points: z.array(z.enum(POINTS)).max(3) }))
        .max(DIMENSIONS.length),
      columns: z.array(grade).max(20),
      verdict: z.object({ title: text(100), reason: text(1_000) }).nullable(),
    })
    .nullable(),
})

export type ArchivedSession = z.output<typeof archivedSessionSchema>
