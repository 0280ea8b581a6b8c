import type { Language } from '@/lib/auth/domain/languages'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import type { Prisma, Ticket } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { prepared } from '@/lib/db/prepared'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { chooseMatch } from '../../domain/choose-match'
import type { MatchableCase, Seeker } from '../../domain/why-not'
import { makeMatch } from '../match/make-match'
import { findFitting } from './find-fitting'
import { listMatchableCases } from './list-matchable-cases'
import { keptCases, seekerOf } from './ticket-row'

type Options = { now?: () => Date; chance?: () => number }

/**
 * Compares every newcomer in a language's queue with those who wait there, starting with the one who has waited
 * longest. One decision at a time per language, across all processes: so no two of those who were compared and still
 * wait fit each other, and nobody is passed over.
 */
export async function pairWaiting(
  language: Language,
  { now = () => new Date(), chance = Math.random }: Options = {},
): Promise<void> {
  const cases = await listMatchableCases()
  while (await decideOne(language, { cases, now: now(), chance })) {
    // Until there are no newcomers.
  }
}

type Decision = { cases: readonly MatchableCase[]; now: Date; chance: () => number }

type Newcomer = Pick<
  Ticket,
  | 'userId'
  | 'since'
  | 'language'
  | 'level'
  | 'minutes'
  | 'firstRound'
  | 'talk'
  | 'topics'
  | 'knows'
  | 'refused'
>

/** $1 the language. */
const NEXT = prepared(
  'next-newcomer',
  `select "userId", since, language, level::text, minutes, "firstRound"::text, talk::text, topics, knows, refused
   from "Ticket" where language = $1 and "matchId" is null and "isNew"
   order by since, "userId" limit 1 for update`,
)

/** @returns whether there was a newcomer */
export function decideOne(language: Language, decision: Decision): Promise<boolean> {
  return lockedTransaction([`matches in ${language}`], async (tx) => {
    const [row] = await tx.$queryRawUnsafe<Newcomer[]>(NEXT, language)
    if (!row) return false
    const seeker = seekerOf(row, await readKnown(tx, row.userId, decision.now))
    if (await pair(tx, seeker, await listApart(tx, row), decision)) return true
    await keepCases(tx, seeker, decision.cases, { compared: true })
    return true
  })
}

/** $1 whose ticket, $2 what they know, $3 what they may get, $4 whether they were compared with everybody. */
const KEEP = prepared(
  'keep-cases',
  `update "Ticket" set "isNew" = "isNew" and not $4::boolean, knows = $2::text[], open = $3::text[]
   where "userId" = $1::uuid`,
)

/**
 * Stores what was just read about a waiting person on their ticket.
 * @param compared whether this was their own turn; a person read during somebody else's turn is still due for one
 */
async function keepCases(
  tx: Prisma.TransactionClient,
  seeker: Seeker,
  cases: readonly MatchableCase[],
  { compared }: { compared: boolean },
): Promise<void> {
  const { knows, open } = keptCases(seeker, cases)
  await tx.$executeRawUnsafe(KEEP, seeker.userId, knows, open, compared)
}

/**
 * People a user must not be matched with: former partners, those they have just declined, and blocks in either
 * direction.
 */
async function listApart(
  tx: Prisma.TransactionClient,
  { userId, refused }: Pick<Ticket, 'userId' | 'refused'>,
): Promise<string[]> {
  return [...refused, ...(await listPartners(tx, userId)), ...(await listKeptApart(tx, userId))]
}

/** @returns whether somebody fits and has been matched with them */
async function pair(
  tx: Prisma.TransactionClient,
  seeker: Seeker,
  apart: readonly string[],
  decision: Decision,
): Promise<boolean> {
  const { cases, chance, now } = decision
  const met = new Set(apart)
  for await (const page of findFitting(tx, seeker, apart, cases)) {
    const waiting = new Map(page.map((row) => [row.userId, seekerOf(row)]))
    for (;;) {
      const found = chooseMatch(seeker, [...waiting.values()], { cases, met: (id) => met.has(id), chance })
      if (!found) break
      // Their known cases are read again: they may have practised while they waited.
      const partner = { ...found.partner, knows: await readKnown(tx, found.partner.userId, now) }
      if (!partner.knows.has(found.caseId)) {
        if (await makeMatch(tx, seeker, found, now)) return true
        waiting.delete(partner.userId)
        continue
      }
      waiting.set(partner.userId, partner)
      await keepCases(tx, partner, cases, { compared: false })
    }
  }
  return false
}

/** The cases somebody knows now. */
async function readKnown(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<Set<string>> {
  return (await listKnownCases(tx, [userId], now)).get(userId) ?? new Set()
}
