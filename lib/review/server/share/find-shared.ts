import { db } from '@/lib/db/client'
import { type RoundFacts, readRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import { hashToken } from '@/lib/shared/link-token'
import { type ShareState, shareStateOf } from '../../domain/share/share-link'
import { seatedIn } from '../seat/find-seat'
import { isShareToken } from './share-token'

/** The columns that are read of a link, except its picture. */
export const LINK_PARTS = {
  id: true,
  roomId: true,
  makerId: true,
  tokenHash: true,
  scope: true,
  embeds: true,
  comments: true,
  asked: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  views: true,
  consents: { select: { userId: true, answer: true } },
} as const

/** A link as stored. */
export type KeptLink = NonNullable<Awaited<ReturnType<typeof readLinkBy>>>

/** A round that a link opens for a viewer. */
export type SharedRound = {
  link: KeptLink
  state: ShareState
  round: RoundFacts & { endedAt: number }
  /** Whose chat is shown: the link's creator, and the people who were asked. */
  heard: ReadonlySet<string>
  /** The viewer made it, or was asked: they see a preview, which does not count as a view. */
  isTheirs: boolean
}

function readLinkBy(tokenHash: string) {
  return db.shareLink.findUnique({ where: { tokenHash }, select: LINK_PARTS })
}

/** The state of a link, given the current round. @param now ms since 1970 */
export function stateOfLink(
  link: KeptLink,
  { members }: Pick<RoundFacts, 'members'>,
  now: number,
): ShareState {
  return shareStateOf(
    {
      expiresAt: link.expiresAt?.getTime() ?? null,
      revokedAt: link.revokedAt?.getTime() ?? null,
      asked: link.asked,
      answers: link.consents,
      makerId: link.makerId,
      seated: seatedIn(members),
    },
    now,
  )
}

/**
 * The round behind a link. Everything is read from the database on each request, so that a link that was revoked, has
 * expired or lost an agreement looks as if it never existed, even to somebody who has its page open.
 * @param viewerId who is signed in; null for nobody. The creator of a waiting link, and people who were asked, see
 * what it will show.
 * @throws AppError `not-found`, the same whatever is wrong with it
 */
export async function findShared(token: string, viewerId: string | null, now: Date): Promise<SharedRound> {
  const link = isShareToken(token) ? await readLinkBy(hashToken(token)) : null
  const round = link && (await readRound(link.roomId))
  if (!link || round?.endedAt == null) throw notFound('shared')
  const state = stateOfLink(link, round, now.getTime())
  const heard = new Set([link.makerId, ...link.consents.map(({ userId }) => userId)])
  const isTheirs = viewerId !== null && heard.has(viewerId) && seatedIn(round.members).has(viewerId)
  if (state !== 'live' && !(isTheirs && mayOpenYet(state))) throw notFound('shared')
  return { link, state, round: { ...round, endedAt: round.endedAt }, heard, isTheirs }
}

function mayOpenYet(state: ShareState): boolean {
  return state === 'waiting' || state === 'declined'
}
