import type { Language } from '@/lib/auth/domain/languages'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import type { Prisma, Ticket } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { newId } from '@/lib/shared/ids'
import { chooseMatch, type Pairing } from '../../domain/choose-match'
import { ANSWER_MS } from '../../domain/limits'
import type { MatchableCase, Seeker } from '../../domain/why-not'
import type { Talk } from '../../domain/wish'
import { addMatchingJob, END_UNANSWERED } from '../job-kinds'
import { tellPeople } from '../tell-people'
import { findFitting } from './find-fitting'
import { listMatchableCases } from './list-matchable-cases'
import { keptCases, seekerOf } from './ticket-row'

type Options = { now?: () => Date; chance?: () => number }

/**
 * Compares everybody who is new in the queue of a language with those who wait there, whoever has waited longest first.
 * One decision at a time in a language, in all processes: so of those who wait and were compared, no two fit each other,
 * and nobody is passed over.
 */
export async function pairWaiting(
  language: Language,
  { now = () => new Date(), chance = Math.random }: Options = {},
): Promise<void> {
  const cases = await listMatchableCases()
  while (await decideOne(language, { cases, now: now(), chance })) {
    // Until nobody is new.
  }
}

type Decision = { cases: readonly MatchableCase[]; now: Date; chance: () => number }

/** @returns whether there was somebody to decide about */
export function decideOne(language: Language, decision: Decision): Promise<boolean> {
  return lockedTransaction([`matches in ${language}`], async (tx) => {
    const [row] = await tx.$queryRaw<Ticket[]>`
      select * from "Ticket" where language = ${language} and "matchId" is null and "isNew"
      order by since, "userId" limit 1 for update`
    if (!row) return false
    const seeker = seekerOf(row, await readKnown(tx, row.userId, decision.now))
    const data = { isNew: false, ...keptCases(seeker, decision.cases) }
    await tx.ticket.update({ where: { userId: row.userId }, data })
    await pair(tx, seeker, await listApart(tx, row), decision)
    return true
  })
}

/** With whom somebody is not matched: partners of before, whom they declined just now, and who is blocked. */
async function listApart(
  tx: Prisma.TransactionClient,
  { userId, refused }: Pick<Ticket, 'userId' | 'refused'>,
): Promise<string[]> {
  return [...refused, ...(await listPartners(tx, userId)), ...(await listKeptApart(tx, userId))]
}

async function pair(
  tx: Prisma.TransactionClient,
  seeker: Seeker,
  apart: readonly string[],
  decision: Decision,
): Promise<void> {
  const { cases, chance, now } = decision
  const met = new Set(apart)
  for await (const page of findFitting(tx, seeker, apart, cases)) {
    const waiting = new Map(page.map((row) => [row.userId, seekerOf(row)]))
    for (;;) {
      const found = chooseMatch(seeker, [...waiting.values()], { cases, met: (id) => met.has(id), chance })
      if (!found) break
      // What they know is read once more: they may have practised while they waited.
      const partner = { ...found.partner, knows: await readKnown(tx, found.partner.userId, now) }
      await tx.ticket.updateMany({ where: { userId: partner.userId }, data: keptCases(partner, cases) })
      if (partner.knows.has(found.caseId)) waiting.set(partner.userId, partner)
      else if (await makeMatch(tx, seeker, found, now)) return
      else waiting.delete(partner.userId)
    }
  }
}

/** What somebody knows now. */
async function readKnown(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<Set<string>> {
  return (await listKnownCases(tx, [userId], now)).get(userId) ?? new Set()
}

/** @returns false where the partner has left meanwhile */
async function makeMatch(
  tx: Prisma.TransactionClient,
  seeker: Seeker,
  { partner, caseId, seats }: Pairing,
  now: Date,
): Promise<boolean> {
  const people = [seeker.userId, partner.userId]
  if ((await lockWaiting(tx, people)) < people.length) return false
  const id = newId()
  const answerBy = new Date(now.getTime() + ANSWER_MS)
  await tx.match.create({
    data: {
      id,
      caseId,
      minutes: seeker.wish.minutes,
      talk: talkOf(seeker.wish.talk, partner.wish.talk),
      madeAt: now,
      answerBy,
      seats: { create: people.map((userId) => ({ userId, role: seats[userId] ?? 'candidate' })) },
    },
  })
  await tx.ticket.updateMany({
    where: { userId: { in: people } },
    data: { matchId: id, isNew: false },
  })
  await addMatchingJob(END_UNANSWERED, { matchId: id }, inTransaction(tx), answerBy)
  await tellPeople(people, inTransaction(tx))
  return true
}

/** Keeps these from leaving until the match is made. @returns how many of them still wait */
async function lockWaiting(tx: Prisma.TransactionClient, people: readonly string[]): Promise<number> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    select "userId" from "Ticket" where "userId" = any(${people}::uuid[]) and "matchId" is null
    order by "userId" for update`
  return rows.length
}

/** What two people who do not conflict agree on. */
function talkOf(one: Talk, other: Talk): Talk {
  return one === 'either' ? other : one
}
