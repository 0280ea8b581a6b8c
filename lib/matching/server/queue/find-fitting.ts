import type { Prisma, Ticket } from '@/lib/db/generated/client'
import { firstRoundsFor, levelsFor, type MatchableCase, type Seeker, talksFor } from '../../domain/why-not'
import { caseParameters, casesTable, hasCase } from './fitting-sql'

/** People who are read at once. */
const PAGE = 50

type Waiting = Pick<
  Ticket,
  'userId' | 'since' | 'language' | 'level' | 'minutes' | 'firstRound' | 'talk' | 'topics' | 'knows'
>

/**
 * Says the same as `whyNot` does, on all who wait. $1 language, $2 minutes, $3 levels, $4 first rounds, $5 ways to talk,
 * $6 whom they do not meet, $7 who asks, $8 the cases, $9 and $10 the place of the last one that was read, $11 how many, $12 the ids of the cases.
 */
const FIND = `
  with ${casesTable('$8::json')}
  select t."userId", t.since, t.language, t.level::text, t.minutes, t."firstRound"::text, t.talk::text, t.topics, t.knows
  from "Ticket" t
  where t.language = $1 and t.minutes = $2 and t."matchId" is null
    and t.level = any($3::text[]::"Level"[]) and t."firstRound" = any($4::text[]::"FirstRound"[])
    and t.talk = any($5::text[]::"Talk"[])
    and t."userId" <> all($6::uuid[]) and t."userId" <> $7::uuid and not ($7::uuid = any(t.refused))
    and ${hasCase('$12::text[]')}
    and (t.since, t."userId") > ($9::timestamptz, $10::uuid)
  order by t.since, t."userId" limit $11::int`

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Those who wait and fit somebody, as far as is known of their cases; whoever has waited longest comes first.
 * @param apart whom they are not matched with
 */
export async function* findFitting(
  tx: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  seeker: Seeker,
  apart: readonly string[],
  cases: readonly MatchableCase[],
): AsyncGenerator<Waiting[]> {
  const { wish, userId } = seeker
  const own = caseParameters(seeker, cases)
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
      own.json,
      last.since,
      last.userId,
      PAGE,
      own.ids,
    )
    yield page
    const end = page.at(-1)
    if (!end || page.length < PAGE) return
    last = { since: end.since, userId: end.userId }
  }
}
