import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { seatedIn } from '../seat/find-seat'
import { LINK_PARTS, stateOfLink } from '../share/find-shared'
import type { Commenter } from './find-commenter'

/**
 * Notifies the members of a round, and people who commented through a link and may still read it, that its comments
 * changed.
 */
export async function tellCommenters(
  tx: Prisma.TransactionClient,
  { round }: Pick<Commenter, 'round'>,
  now: Date,
): Promise<void> {
  const here = new Set(round.members.flatMap(({ userId, isGone }) => (isGone ? [] : [userId])))
  const came = (await listCameByLink(tx, round, now)).filter((id) => !here.has(id))
  const within = inTransaction(tx)
  await notifyPeople([...here], { kind: 'comments', roomId: round.id }, within)
  if (came.length > 0) await notifyPeople(came, { kind: 'comments' }, within)
}

/**
 * Which link a comment was written through is not stored: any live one that allows comments opens the same comments.
 */
async function listCameByLink(
  tx: Prisma.TransactionClient,
  round: Commenter['round'],
  now: Date,
): Promise<string[]> {
  const links = await tx.shareLink.findMany({
    where: { roomId: round.id, comments: true, revokedAt: null },
    select: LINK_PARTS,
  })
  if (!links.some((link) => stateOfLink(link, round, now.getTime()) === 'live')) return []
  const came = await tx.roundComment.findMany({
    where: { roomId: round.id, byLink: true, authorId: { not: null } },
    distinct: ['authorId'],
    select: { authorId: true },
  })
  const apart = new Set<string>()
  for (const id of seatedIn(round.members)) for (const one of await listKeptApart(tx, id)) apart.add(one)
  return came.flatMap(({ authorId }) => (authorId && !apart.has(authorId) ? [authorId] : []))
}
