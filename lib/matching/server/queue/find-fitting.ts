import type { Prisma, Ticket } from '@/lib/db/generated/client'
import { prepared } from '@/lib/db/prepared'
import {
  firstRoundsFor,
  levelsFor,
  type MatchableCase,
  openCases,
  type Seeker,
  talksFor,
} from '../../domain/why-not'

/** How many people are read at once. */
const PAGE = 50

type Waiting = Pick<
  Ticket,
  'userId' | 'since' | 'language' | 'level' | 'minutes' | 'firstRound' | 'talk' | 'topics' | 'knows'
>

/**
 * Applies the rule of `whyNot` to all who wait. People who want something else are never read: each way in which a wish
 * can fit is a range of one index, in the order of waiting, and the heads of these ranges are merged. Tickets whose
 * open cases are unknown are among those found: `whyNot` is called for everybody who is.
 *
 * $1 language, $2 minutes, $3 levels, $4 first rounds, $5 ways to talk, $6 whom they must not meet, $7 who asks, $8 the
 * cases that they may get, $9 and $10 the position of the last row read, $11 how many.
 */
const FIND = prepared(
  'fitting',
  `
  select t."userId", t.since, t.language, t.level::text, t.minutes, t."firstRound"::text, t.talk::text, t.topics, t.knows
  from unnest((select $3::text[]::"Level"[])) as levels(level)
  cross join unnest((select $4::text[]::"FirstRound"[])) as rounds(round)
  cross join unnest((select $5::text[]::"Talk"[])) as talks(talk)
  cross join lateral (
    select * from "Ticket" one
    where one.language = $1 and one.minutes = $2 and one.level = levels.level and one."firstRound" = rounds.round
      and one.talk = talks.talk and (one.since, one."userId") > ($9::timestamptz, $10::uuid)
      and one."matchId" is null and one."userId" <> all($6::uuid[]) and one."userId" <> $7::uuid
      and not ($7::uuid = any(one.refused)) and (one.open is null or one.open && $8::text[])
    order by one.since, one."userId" limit $11::int
  ) t
  order by t.since, t."userId" limit $11::int`,
)

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Those who wait and fit somebody, as far as their cases are known; the longest wait comes first.
 * @param apart people they must not be matched with
 */
export async function* findFitting(
  tx: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  seeker: Seeker,
  apart: readonly string[],
  cases: readonly MatchableCase[],
): AsyncGenerator<Waiting[]> {
  const { wish, userId } = seeker
  let last = { since: new Date(0), userId: FIRST_ID }
  for (;;) {
    const page = await tx.$queryRawUnsafe<Waiting[]>(
      FIND,
      wish.language,
      wish.minutes,
      levelsFor(wish),
      firstRoundsFor(wish),
      talksFor(wish),
      apart,
      userId,
      openCases(seeker, cases),
      last.since,
      last.userId,
      PAGE,
    )
    yield page
    const end = page.at(-1)
    if (!end || page.length < PAGE) return
    last = { since: end.since, userId: end.userId }
  }
}
