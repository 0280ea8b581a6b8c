import { z } from 'zod'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { VERDICT_OUTCOMES } from '@/lib/grading/domain/verdict'
import { idSchema } from '@/lib/shared/id-schema'

/** Ways to filter by time without two dates: the last days up to today. */
export const SESSION_PERIODS = [7, 30, 90, 365] as const
export type SessionPeriod = (typeof SESSION_PERIODS)[number]

/** Maximum length of a search, in characters. */
export const SEARCH_LENGTH = 200

/** A calendar day that exists, such as `2026-11-30`. */
const dateSchema = z.iso.date()

/** Which of their past sessions a person wants to see. An absent part filters nothing. */
const FILTER_PARTS = {
  caseId: z.string().regex(/^[\w-]{1,80}$/),
  /** Somebody else who was the candidate or an interviewer. */
  partnerId: idSchema,
  /** The viewer's role. */
  role: z.enum(ROOM_ROLES),
  /** `none`: no grades, or none that are open. */
  verdict: z.enum([...VERDICT_OUTCOMES, 'none']),
  days: z.coerce.number().pipe(z.literal(SESSION_PERIODS)),
  /** First and last day, in the viewer's calendar. */
  from: dateSchema,
  to: dateSchema,
  /** Grades or a review have opened since the viewer was last on its page. */
  unseen: z.literal('1').transform(() => true as const),
  /** Words to search for. */
  search: z
    .string()
    .transform((text) => text.trim().slice(0, SEARCH_LENGTH))
    .pipe(z.string().min(1)),
}

type Parts = typeof FILTER_PARTS
export type SessionFilter = { [P in keyof Parts]?: z.output<Parts[P]> | undefined }

/** The names of the parts in the list's URL, and in its form. */
export const FILTER_NAMES = {
  caseId: 'case',
  partnerId: 'with',
  role: 'role',
  verdict: 'verdict',
  days: 'days',
  from: 'from',
  to: 'to',
  unseen: 'unseen',
  search: 'q',
} as const satisfies Record<keyof Parts, string>
export type FilterName = (typeof FILTER_NAMES)[keyof Parts]

/** The filter in a URL. Unreadable parts are ignored: they were typed, or come from another version. */
export function readSessionFilter(
  params: Readonly<Record<string, string | string[] | undefined>>,
): SessionFilter {
  const read = <P extends keyof Parts>(part: P): SessionFilter[P] => {
    const parsed = FILTER_PARTS[part].safeParse(params[FILTER_NAMES[part]])
    return parsed.success ? (parsed.data as SessionFilter[P]) : undefined
  }
  const filter: SessionFilter = {
    caseId: read('caseId'),
    partnerId: read('partnerId'),
    role: read('role'),
    verdict: read('verdict'),
    days: read('days'),
    from: read('from'),
    to: read('to'),
    unseen: read('unseen'),
    search: read('search'),
  }
  // Two dates are more specific than a number of days.
  return filter.from || filter.to ? { ...filter, days: undefined } : filter
}

/** A filter with some parts changed to a form's values; an empty text removes the part. */
export function changeFilter(
  filter: SessionFilter,
  changes: Partial<Record<FilterName, string>>,
): SessionFilter {
  return readSessionFilter({ ...paramsOf(filter), ...changes })
}

/** Whether it filters anything. */
export function isFiltered(filter: SessionFilter): boolean {
  return Object.values(filter).some((part) => part !== undefined)
}

/**
 * The path of the list with a filter, which `readSessionFilter` parses again. @param before the page's position in the
 * list
 */
export function sessionsPath(filter: SessionFilter, before?: string | null): string {
  const query = new URLSearchParams(paramsOf(filter))
  if (before) query.set('before', before)
  return query.size > 0 ? `/sessions?${query}` : '/sessions'
}

function paramsOf(filter: SessionFilter): Record<string, string> {
  const said = Object.entries({ ...filter, unseen: filter.unseen && '1' }).flatMap(([part, value]) =>
    value === undefined ? [] : [[FILTER_NAMES[part as keyof Parts], String(value)]],
  )
  return Object.fromEntries(said)
}
