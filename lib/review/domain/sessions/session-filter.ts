import { z } from 'zod'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { VERDICT_OUTCOMES } from '@/lib/grading/domain/verdict'
import { idSchema } from '@/lib/shared/id-schema'

/** Ways to say when without two dates: the days that end today. */
export const SESSION_PERIODS = [7, 30, 90, 365] as const
export type SessionPeriod = (typeof SESSION_PERIODS)[number]

/** Most letters that are looked for. */
export const SEARCH_LENGTH = 200

/** A day of the calendar that exists, such as `2026-11-30`. */
const dateSchema = z.iso.date()

/** What of somebody's past sessions they want to see. A part that is absent leaves nothing out. */
const FILTER_PARTS = {
  caseId: z.string().regex(/^[\w-]{1,80}$/),
  /** Somebody else who was the candidate or an interviewer. */
  partnerId: idSchema,
  /** What the viewer was. */
  role: z.enum(ROOM_ROLES),
  /** `none`: grades that are not open, or that nobody gave. */
  verdict: z.enum([...VERDICT_OUTCOMES, 'none']),
  days: z.coerce.number().pipe(z.literal(SESSION_PERIODS)),
  /** First and last day, by the calendar of the viewer. */
  from: dateSchema,
  to: dateSchema,
  /** Grades or a review opened since the viewer was on its page. */
  unseen: z.literal('1').transform(() => true as const),
  /** Words to look for. */
  search: z
    .string()
    .transform((text) => text.trim().slice(0, SEARCH_LENGTH))
    .pipe(z.string().min(1)),
}

type Parts = typeof FILTER_PARTS
export type SessionFilter = { [P in keyof Parts]?: z.output<Parts[P]> | undefined }

/** What the parts are called in the address of the list, and in its form. */
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

/** The filter that an address asks for. What cannot be read is left out: it was typed, or is of another version. */
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
  // Two dates say more than a number of days.
  return filter.from || filter.to ? { ...filter, days: undefined } : filter
}

/** A filter with some parts as a form says them; an empty text takes the part away. */
export function changeFilter(
  filter: SessionFilter,
  changes: Partial<Record<FilterName, string>>,
): SessionFilter {
  return readSessionFilter({ ...paramsOf(filter), ...changes })
}

/** Whether it leaves anything out. */
export function isFiltered(filter: SessionFilter): boolean {
  return Object.values(filter).some((part) => part !== undefined)
}

/** The path of the list with a filter, which `readSessionFilter` reads again. @param before the page's place in the list */
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
