import { LEVELS, type Level } from '@/lib/framework/levels'
import type { RoundMinutes } from '@/lib/framework/steps'
import { FIRST_ROUNDS, type FirstRound, TALKS, type Talk, type Wish } from './wish'

/** Why two people are not matched, the most telling first. */
export const REASONS = ['language', 'level', 'minutes', 'first-round', 'talk', 'met', 'case'] as const
export type Reason = (typeof REASONS)[number]

/** Somebody in the queue, with what a match depends on. */
export type Seeker = {
  userId: string
  wish: Wish
  /** When they joined the queue, in ms since 1970. */
  since: number
  /** Ids of the cases that they have seen, or whose guide they have read. */
  knows: ReadonlySet<string>
}

/** What a match needs to know of a case. */
export type MatchableCase = {
  id: string
  minutes: readonly RoundMinutes[]
  levels: readonly Level[]
  /** As `topicKey` writes them. */
  topics: readonly string[]
}

/** What the other one may want of the first round. */
export function firstRoundsFor({ firstRound }: Pick<Wish, 'firstRound'>): FirstRound[] {
  return FIRST_ROUNDS.filter((other) => other === 'either' || other !== firstRound)
}

/** How the other one may want to talk. */
export function talksFor({ talk }: Pick<Wish, 'talk'>): Talk[] {
  return TALKS.filter((other) => talk === 'either' || other === 'either' || other === talk)
}

/** The levels of those who fit somebody of this level: the same, and those next to it. */
export function levelsFor({ level }: Pick<Wish, 'level'>): Level[] {
  return LEVELS.filter((other) => Math.abs(LEVELS.indexOf(level) - LEVELS.indexOf(other)) <= 1)
}

/**
 * Why two wishes do not go together, whoever has them: the language is the same, levels are at most one apart, the
 * length is the same, not both want to answer or both to ask, and not one wants a call where the other wants only chat.
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

/** The cases for a round of two people: of their length, with a topic of each, and new to both. */
export function casesFor(
  one: Pick<Seeker, 'wish' | 'knows'>,
  other: Pick<Seeker, 'wish' | 'knows'>,
  cases: readonly MatchableCase[],
): MatchableCase[] {
  return cases.filter((each) => isFor(one, each) && isFor(other, each))
}

/** Ids of the cases that somebody may get. Two people fit on a case where these have one in common. */
export function openCases(seeker: Pick<Seeker, 'wish' | 'knows'>, cases: readonly MatchableCase[]): string[] {
  return cases.flatMap((one) => (isFor(seeker, one) ? [one.id] : []))
}

/** Whether a case is one that somebody may get. */
function isFor({ wish, knows }: Pick<Seeker, 'wish' | 'knows'>, one: MatchableCase): boolean {
  if (knows.has(one.id) || !one.minutes.includes(wish.minutes)) return false
  if (wish.topics.length === 0) return true
  return one.topics.some((topic) => wish.topics.includes(topic))
}

/**
 * Why two people are not matched, in the order of REASONS; empty when they fit.
 * @param met whether they have had a round with each other, or turned each other down just now
 */
export function whyNot(one: Seeker, other: Seeker, met: boolean, cases: readonly MatchableCase[]): Reason[] {
  const reasons = wishConflicts(one.wish, other.wish)
  if (met) reasons.push('met')
  if (casesFor(one, other, cases).length === 0) reasons.push('case')
  return reasons
}
