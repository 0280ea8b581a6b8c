import type { PublicCase } from './case'
import {
  CASE_KINDS,
  type CaseKind,
  DIFFICULTIES,
  type Difficulty,
  LEVELS,
  type Level,
  ROUND_MINUTES,
  type RoundMinutes,
} from './vocabulary'

/** What a reader of the library looks for. An empty list asks for nothing. */
export type LibraryFilter = {
  search: string
  kinds: CaseKind[]
  levels: Level[]
  difficulties: Difficulty[]
  minutes: RoundMinutes[]
  topics: string[]
  unseen: boolean
}

/** The filters in the address: `/cases?kind=feature&level=mid&level=senior&q=queue`. Unknown values are left out. */
export function readFilter(params: URLSearchParams): LibraryFilter {
  const chosen = <T extends string | number>(name: string, known: readonly T[]) =>
    known.filter((value) => params.getAll(name).includes(String(value)))
  return {
    search: (params.get('q') ?? '').slice(0, 100),
    kinds: chosen('kind', CASE_KINDS),
    levels: chosen('level', LEVELS),
    difficulties: chosen('difficulty', DIFFICULTIES),
    minutes: chosen('minutes', ROUND_MINUTES),
    topics: params.getAll('topic'),
    unseen: params.get('seen') === 'no',
  }
}

/** The address of a filter; empty when it asks for nothing. */
export function writeFilter(filter: LibraryFilter): string {
  const params = new URLSearchParams()
  if (filter.search.trim()) params.set('q', filter.search)
  for (const kind of filter.kinds) params.append('kind', kind)
  for (const level of filter.levels) params.append('level', level)
  for (const difficulty of filter.difficulties) params.append('difficulty', difficulty)
  for (const minutes of filter.minutes) params.append('minutes', String(minutes))
  for (const topic of filter.topics) params.append('topic', topic)
  if (filter.unseen) params.set('seen', 'no')
  return params.toString()
}

/** The cases that fit, in their order. Within one group any choice will do; all groups must fit. */
export function findCases<T extends PublicCase>(
  cases: readonly T[],
  filter: LibraryFilter,
  seen: ReadonlySet<string>,
): T[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  return cases.filter(
    (one) =>
      fits(filter.kinds, [one.kind]) &&
      fits(filter.levels, one.levels) &&
      fits(filter.difficulties, [one.difficulty]) &&
      fits(filter.minutes, one.minutes) &&
      fits(filter.topics, one.tags) &&
      !(filter.unseen && seen.has(one.id)) &&
      words.every((word) => textOf(one).includes(word)),
  )
}

function fits<T>(chosen: readonly T[], has: readonly T[]): boolean {
  return chosen.length === 0 || chosen.some((value) => has.includes(value))
}

function textOf({ title, prompt, tags, kind }: PublicCase): string {
  return [title, prompt, ...tags, kind].join(' ').toLowerCase()
}

/** Topics that more than one case has, or that are chosen, with the number of cases; the most common first. */
export function topicsOf(
  cases: readonly PublicCase[],
  chosen: readonly string[],
): { topic: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const tag of cases.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .filter(({ topic, count }) => count > 1 || chosen.includes(topic))
    .sort((a, b) => b.count - a.count || a.topic.localeCompare(b.topic))
}

/** The first sentence of a prompt, for one line in a list. */
export function firstSentence(prompt: string): string {
  return /^.*?[.?!](?=\s|$)/s.exec(prompt)?.[0] ?? prompt
}
