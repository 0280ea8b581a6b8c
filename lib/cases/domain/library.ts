import { CASE_KINDS, type CaseKind, DIFFICULTIES, type Difficulty } from '@/lib/framework/case-kinds'
import { LEVELS, type Level } from '@/lib/framework/levels'
import { POINTS, type Point } from '@/lib/framework/points'
import { ROUND_MINUTES, type RoundMinutes } from '@/lib/framework/steps'
import type { PublicCase } from './case'

/** The library's filter. An empty list does not restrict anything. */
export type LibraryFilter = {
  search: string
  kinds: CaseKind[]
  levels: Level[]
  difficulties: Difficulty[]
  /** The Point that takes the most work. */
  hardest: Point[]
  minutes: RoundMinutes[]
  topics: string[]
  unseen: boolean
}

/** The filters in the URL: `/cases?kind=feature&level=mid&level=senior&q=queue`. Unknown values are left out. */
export function readFilter(params: URLSearchParams): LibraryFilter {
  const chosen = <T extends string | number>(name: string, known: readonly T[]) =>
    known.filter((value) => params.getAll(name).includes(String(value)))
  return {
    search: (params.get('q') ?? '').slice(0, 100),
    kinds: chosen('kind', CASE_KINDS),
    levels: chosen('level', LEVELS),
    difficulties: chosen('difficulty', DIFFICULTIES),
    hardest: chosen('hardest', POINTS),
    minutes: chosen('minutes', ROUND_MINUTES),
    topics: params.getAll('topic'),
    unseen: params.get('seen') === 'no',
  }
}

/** The query string of a filter; empty when it restricts nothing. */
export function writeFilter(filter: LibraryFilter): string {
  const params = new URLSearchParams()
  if (filter.search.trim()) params.set('q', filter.search)
  for (const kind of filter.kinds) params.append('kind', kind)
  for (const level of filter.levels) params.append('level', level)
  for (const difficulty of filter.difficulties) params.append('difficulty', difficulty)
  for (const point of filter.hardest) params.append('hardest', point)
  for (const minutes of filter.minutes) params.append('minutes', String(minutes))
  for (const topic of filter.topics) params.append('topic', topic)
  if (filter.unseen) params.set('seen', 'no')
  return params.toString()
}

/** A filter that restricts nothing, so every case matches. */
export const NO_FILTER: LibraryFilter = readFilter(new URLSearchParams())

/**
 * The cases that match, in their order, those found by name first. Within one group any selected value is enough; all
 * groups must match.
 */
export function findCases<T extends PublicCase>(
  cases: readonly T[],
  filter: LibraryFilter,
  seen: ReadonlySet<string>,
): T[] {
  const words = wordsOf(filter.search)
  const topics = filter.topics.map(topicKey)
  const found = cases.filter(
    (one) =>
      fits(filter.kinds, [one.kind]) &&
      fits(filter.levels, one.levels) &&
      fits(filter.difficulties, [one.difficulty]) &&
      fits(filter.hardest, one.hardest ? [one.hardest] : []) &&
      fits(filter.minutes, one.minutes) &&
      fits(topics, one.tags.map(topicKey)) &&
      !(filter.unseen && seen.has(one.id)) &&
      words.every((word) => [...namesOf(one), textOf(one)].some((text) => text.includes(word))),
  )
  if (words.length === 0) return found
  const isNamed = (one: T) => words.every((word) => namesOf(one).some((name) => name.includes(word)))
  return [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))]
}

/** The alternative names of a case that match a search when its title does not: they explain why it is in the list. */
export function namesFound({ title, aka }: Pick<PublicCase, 'title' | 'aka'>, search: string): string[] {
  const words = wordsOf(search).filter((word) => !spellings(title).some((name) => name.includes(word)))
  return aka.filter((name) => words.some((word) => spellings(name).some((text) => text.includes(word))))
}

function fits<T>(chosen: readonly T[], has: readonly T[]): boolean {
  return chosen.length === 0 || chosen.some((value) => has.includes(value))
}

function wordsOf(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean)
}

/** A name as it may be typed: `news feed` and `newsfeed`, `Wi-Fi` and `wifi`. */
function spellings(name: string): string[] {
  const lower = name.toLowerCase()
  return [lower, lower.replaceAll(/[^\p{L}\p{N}]/gu, '')]
}

function namesOf({ title, aka }: PublicCase): string[] {
  return [title, ...aka].flatMap(spellings)
}

function textOf({ prompt, teaser, tags, kind }: PublicCase): string {
  return [prompt, teaser ?? '', ...tags, kind].join(' ').toLowerCase()
}

/** Key that identifies a topic: `Real-time` and `real time` are the same. */
export function topicKey(tag: string): string {
  return tag.toLowerCase().replaceAll(/[\s-]+/g, ' ')
}

/** A topic as shown in lists. */
export function topicName(tag: string): string {
  return tag.charAt(0).toUpperCase() + tag.slice(1)
}

/** Topics that more than one case has, or that are selected, with the number of cases; the most common first. */
export function topicsOf(
  cases: readonly PublicCase[],
  chosen: readonly string[],
): { topic: string; count: number }[] {
  const topics = new Map<string, { topic: string; count: number }>()
  for (const tag of cases.flatMap(({ tags }) => tags)) {
    const known = topics.get(topicKey(tag))
    topics.set(topicKey(tag), { topic: known?.topic ?? tag, count: (known?.count ?? 0) + 1 })
  }
  const kept = chosen.map(topicKey)
  return [...topics.values()]
    .filter(({ topic, count }) => count > 1 || kept.includes(topicKey(topic)))
    .sort((a, b) => b.count - a.count || a.topic.localeCompare(b.topic))
}

/** Whether a group of options is useful: it is not if each of its values matches nearly all cases. */
export function narrowsDown(counts: readonly number[], all: number): boolean {
  return counts.some((count) => count <= all * 0.8)
}

/** The line about a case in lists: its teaser, or the first sentence of its prompt. */
export function lineFor({ teaser, prompt }: Pick<PublicCase, 'teaser' | 'prompt'>): string {
  return teaser ?? /^.*?[.?!](?=\s|$)/s.exec(prompt)?.[0] ?? prompt
}
