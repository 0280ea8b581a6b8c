import type { Prisma } from '@/lib/db/generated/client'
import { prepared } from '@/lib/db/prepared'
import { inTransaction } from '@/lib/db/queryable'
import { newId } from '@/lib/shared/ids'
import type { Pairing } from '../../domain/choose-match'
import { ANSWER_MS } from '../../domain/limits'
import type { Seeker } from '../../domain/why-not'
import type { Talk } from '../../domain/wish'
import { addMatchingJob, END_UNANSWERED } from '../job-kinds'
import { tellPeople } from '../tell-people'

/**
 * Locks the partner's ticket, creates the match with both seats and puts both tickets into it, or does none of that if
 * the partner no longer waits.
 *
 * $1 the match, $2 its case, $3 minutes, $4 how to talk, $5 now, $6 deadline for an answer, $7 the two people, $8 their
 * roles in the same order, $9 the partner.
 */
const MAKE = prepared(
  'make-match',
  `with partner as (
    select from "Ticket" where "userId" = $9::uuid and "matchId" is null for update
  ), made as (
    insert into "Match" (id, "caseId", minutes, talk, "madeAt", "answerBy")
    select $1::uuid, $2, $3::int, $4::text::"Talk", $5::timestamptz, $6::timestamptz from partner
    returning id
  ), seats as (
    insert into "MatchSeat" ("matchId", "userId", role)
    select made.id, seat."userId", seat.role
    from made, unnest((select $7::uuid[]), (select $8::text[]::"RoomRole"[])) seat ("userId", role)
  )
  update "Ticket" t set "matchId" = made.id, "isNew" = false from made where t."userId" = any((select $7::uuid[])::uuid[])`,
)

/**
 * Offers two people to each other.
 * @param seeker somebody who waits, whose ticket this transaction has locked
 * @returns false if the partner has left meanwhile
 */
export async function makeMatch(
  tx: Prisma.TransactionClient,
  seeker: Seeker,
  { partner, caseId, seats }: Pairing,
  now: Date,
): Promise<boolean> {
  const { minutes, talk } = seeker.wish
  const people = [seeker.userId, partner.userId]
  const roles = people.map((userId) => seats[userId] ?? 'candidate')
  const id = newId()
  const answerBy = new Date(now.getTime() + ANSWER_MS)
  const agreed = talkOf(talk, partner.wish.talk)
  const values = [id, caseId, minutes, agreed, now, answerBy, people, roles, partner.userId]
  if ((await tx.$executeRawUnsafe(MAKE, ...values)) === 0) return false
  await addMatchingJob(END_UNANSWERED, { matchId: id }, inTransaction(tx), answerBy)
  await tellPeople(people, inTransaction(tx))
  return true
}

/** How two people with compatible wishes will talk. */
function talkOf(one: Talk, other: Talk): Talk {
  return one === 'either' ? other : one
}
