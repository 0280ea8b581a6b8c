import { LEVELS, type Level } from '@/lib/framework/levels'
import type { RoundMinutes } from '@/lib/framework/steps'
import { FIRST_ROUNDS, type FirstRound, TALKS, type Talk, type Wish } from './wish'

/** Reasons why two people are not matched, the most informative first. */
export const REASONS = ['language', 'level', 'minutes', 'first-round', 'talk', 'met', 'case'] as const
export type Reason = (typeof REASONS)[number]

/** Somebody in the queue, with everything a match depends on. */
export type Seeker = {
  userId: string
  wish: Wish
  /** When they joined the queue, in ms since 1970. */
  since: number
  /** Ids of the cases that they have seen, or whose guide they have read. */
  knows: ReadonlySet<string>
}

/** The parts of a case that matching needs. */
export type MatchableCase = {
  id: string
  minutes: readonly RoundMinutes[]
  levels: readonly Level[]
  /** In the form that `topicKey` returns. */
  topics: readonly string[]
}

/** First rounds that the other person may want. */
export function firstRoundsFor({ firstRound }: Pick<Wish, 'firstRound'>): FirstRound[] {
  return FIRST_ROUNDS.filter((other) => other === 'either' || other !== firstRound)
}

/** Ways of talking that the other person may want. */
export function talksFor({ talk }: Pick<Wish, 'talk'>): Talk[] {
  return TALKS.filter((other) => talk === 'either' || other === 'either' || other === talk)
}

/** The levels that fit this level: the same one, and its neighbours. */
export function levelsFor({ level }: Pick<Wish, 'level'>): Level[] {
  return LEVELS.filter((other) => Math.abs(LEVELS.indexOf(level) - LEVELS.indexOf(other)) <= 1)
}

/**
 * Why two wishes conflict, regardless of who has them: different languages or lengths, levels more than one apart, both
 * want to answer or both to ask, or one wants a call and the other only chat.
 */
export function wishConflicts(one: Wish, other: Wish): Reason[] {
  const conflicts: Reason[] = []
  if (one.language !== other.language) conflicts.push('language')
  if (!levelsFor(one).includes(other.level)) conflicts.push('level')
  if (one.minutes !== other.minutes) conflicts.push('minutes')
  if (!firstRoundsFor(one).includes(other.firstRound)) conflicts.push('first-round')
  if (!talksFor(one).includes(other.talk)) conflicts.push('talk')
  return conflicts
}

/** The cases for a round of two people: of the right length, on a topic that each wants, and new to both. */
export function casesFor(
  one: Pick<Seeker, 'wish' | 'knows'>,
  other: Pick<Seeker, 'wish' | 'knows'>,
  cases: readonly MatchableCase[],
): MatchableCase[] {
  return cases.filter((each) => isFor(one, each) && isFor(other, each))
}

/** Ids of the cases that somebody may get. Two people can be matched on a case if it is in both lists. */
export function openCases(seeker: Pick<Seeker, 'wish' | 'knows'>, cases: readonly MatchableCase[]): string[] {
  return cases.flatMap((one) => (isFor(seeker, one) ? [one.id] : []))
}

/** Whether somebody may get a case. */
function isFor({ wish, knows }: Pick<Seeker, 'wish' | 'knows'>, one: MatchableCase): boolean {
  if (knows.has(one.id) || !one.minutes.includes(wish.minutes)) return false
  if (wish.topics.length === 0) return true
  return one.topics.some((topic) => wish.topics.includes(topic))
}

/**
 * Why two people are not matched, in the order of REASONS; empty when they fit.
 * @param met whether they have had a round together, or one has just declined the other
 */
export function whyNot(one: Seeker, other: Seeker, met: boolean, cases: readonly MatchableCase[]): Reason[] {
  const reasons = wishConflicts(one.wish, other.wish)
  if (met) reasons.push('met')
  if (casesFor(one, other, cases).length === 0) reasons.push('case')
  return reasons
}
