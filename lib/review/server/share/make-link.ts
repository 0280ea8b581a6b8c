import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { isTrashed } from '@/lib/rooms/server/own-sessions/mark-seen'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { hashToken } from '@/lib/shared/link-token'
import {
  SHARE_LINKS_A_DAY,
  SHARE_LINKS_MOST,
  type ShareDays,
  type ShareScope,
} from '../../domain/share/share-link'
import { findSeat, hasLostSomebody, seatedIn } from '../seat/find-seat'
import { tellSeated } from '../seat/tell-seated'
import { drawPreview } from './preview-picture'
import { shareTokenOf } from './share-token'

const DAY_MS = 24 * 3_600_000

/** The properties of a new link. They never change afterwards: the others agree to exactly this. */
export type WantedLink = {
  scope: ShareScope
  /** Null for a link that never expires. */
  days: ShareDays | null
  /** Whether other sites may embed it in a frame. */
  embeds: boolean
  /** Whether people with an account who open it can read and write comments. */
  comments: boolean
  /** The board as a PNG, base64; null for none. */
  picture: string | null
}

/** How many of a person's links to a round count towards the limit. */
export function countLinks(
  makerId: string,
  roomId: string,
  now: Date,
  client: Pick<Prisma.TransactionClient, 'shareLink'> = db,
): Promise<number> {
  return client.shareLink.count({
    where: { makerId, roomId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  })
}

/**
 * Creates a link to one of the person's finished rounds, and asks everybody else with a seat in it.
 * @returns its token
 * @throws AppError `not-found`, `share/in-trash`, `share/own-case`, `share/partner-gone`, `share/too-many`,
 * `share/too-often`, `share/picture`
 */
export async function makeShareLink(
  user: Pick<SessionUser, 'id'>,
  roomId: string,
  { scope, days, embeds, comments, picture }: WantedLink,
  now: Date,
): Promise<{ token: string }> {
  const round = await findSeat(user.id, roomId)
  if (await isTrashed(user.id, roomId)) throw appError('share/in-trash')
  // A case that a person wrote is not public.
  if (!(await readRound(roomId))?.isShippedCase) throw appError('share/own-case')
  if (hasLostSomebody(round.members)) throw appError('share/partner-gone')
  const others = [...seatedIn(round.members)].filter((id) => id !== user.id)
  const preview = picture === null ? null : await drawPreview(picture)
  const id = newId()
  const token = shareTokenOf(id)
  await lockedTransaction([`share links of ${user.id}`], async (tx) => {
    if ((await countLinks(user.id, roomId, now, tx)) >= SHARE_LINKS_MOST)
      throw appError('share/too-many', { most: SHARE_LINKS_MOST })
    const since = new Date(now.getTime() - DAY_MS)
    const made = await tx.shareLink.count({ where: { makerId: user.id, createdAt: { gt: since } } })
    if (made >= SHARE_LINKS_A_DAY) throw appError('share/too-often', { most: SHARE_LINKS_A_DAY })
    await tx.shareLink.create({
      data: {
        ...{ id, roomId, makerId: user.id, tokenHash: hashToken(token), scope, embeds, comments },
        asked: others.length,
        createdAt: now,
        expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS),
        picture: preview,
        consents: { create: others.map((userId) => ({ userId, at: now })) },
      },
    })
    await tellSeated(round, inTransaction(tx))
  })
  return { token }
}
