import { LANGUAGE_CODES } from '@/lib/auth/domain/languages'
import type { Ticket } from '@/lib/db/generated/client'
import { ROUND_MINUTES, type RoundMinutes } from '@/lib/framework/steps'
import { type MatchableCase, openCases, type Seeker } from '../../domain/why-not'
import type { Wish } from '../../domain/wish'

type WishRow = Pick<Ticket, 'language' | 'level' | 'minutes' | 'firstRound' | 'talk' | 'topics'>

/** The wish in a stored row. Values that this release does not know are replaced by the defaults. */
export function wishOf({ language, minutes, level, firstRound, talk, topics }: WishRow): Wish {
  return {
    language: LANGUAGE_CODES.find((code) => code === language) ?? 'en',
    minutes: roundMinutesOf(minutes),
    level,
    firstRound,
    talk,
    topics,
  }
}

export function roundMinutesOf(minutes: number): RoundMinutes {
  return ROUND_MINUTES.find((known) => known === minutes) ?? 45
}

/** @param knows the cases that they know, if read more recently than the row */
export function seekerOf(
  row: WishRow & Pick<Ticket, 'userId' | 'since' | 'knows'>,
  knows: ReadonlySet<string> = new Set(row.knows),
): Seeker {
  return { userId: row.userId, wish: wishOf(row), since: row.since.getTime(), knows }
}

/** What a ticket stores about cases: those that its person knows and, of the others, those that they may get. */
export function keptCases(
  seeker: Pick<Seeker, 'wish' | 'knows'>,
  cases: readonly MatchableCase[],
): { knows: string[]; open: string[] } {
  return { knows: [...seeker.knows], open: openCases(seeker, cases) }
}
