import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import { gradersOf } from '@/lib/grading/domain/blind'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { SHARE_LINKS_MOST } from '../../domain/share/share-link'
import type { ShareLinkView, SharePanelView } from '../../domain/share/share-view'
import { findSeat, hasLostSomebody, type SeatedIn, seatedIn } from '../seat/find-seat'
import { type KeptLink, LINK_PARTS, stateOfLink } from './find-shared'
import { countLinks } from './make-link'
import { knownTokenOf } from './share-token'

/** Maximum number of links listed for one round: more than its members can have open. */
const LISTED = 50

/**
 * The links to a round that a member with a seat made or was asked about, newest first.
 * @throws AppError `not-found` for everybody else
 */
export async function getSharePanel(
  user: Pick<SessionUser, 'id' | 'kind'>,
  roomId: string,
  now: Date,
): Promise<SharePanelView> {
  const round = await findSeat(user.id, roomId)
  const [links, facts, open] = await Promise.all([
    db.shareLink.findMany({
      where: {
        roomId,
        revokedAt: null,
        OR: [{ makerId: user.id }, { consents: { some: { userId: user.id } } }],
      },
      orderBy: { createdAt: 'desc' },
      take: LISTED,
      select: LINK_PARTS,
    }),
    readRound(roomId),
    countLinks(user.id, roomId, now),
  ])
  const others = [...seatedIn(round.members)].filter((id) => id !== user.id)
  return {
    links: links.map((link) => linkView(link, round, user.id, now)),
    closed:
      user.kind === 'guest'
        ? 'guest'
        : !facts?.isShippedCase
          ? 'own-case'
          : hasLostSomebody(round.members)
            ? 'partner-gone'
            : open >= SHARE_LINKS_MOST
              ? 'full'
              : null,
    asks: others.map((id) => nameIn(round, id)),
    hasGrades: gradersOf(round.members, round.mode).length > 0,
  }
}

function linkView(link: KeptLink, round: SeatedIn, userId: string, now: Date): ShareLinkView {
  const { id, scope, embeds, comments, expiresAt, views, makerId, consents } = link
  return {
    ...{ id, scope, embeds, comments, views },
    state: stateOfLink(link, round, now.getTime()),
    expiresAt: expiresAt?.getTime() ?? null,
    token: knownTokenOf(link),
    mine: makerId === userId,
    maker: nameIn(round, makerId),
    answer: consents.find((one) => one.userId === userId)?.answer ?? null,
    others: consents
      .filter((one) => one.userId !== userId)
      .map((one) => ({ name: nameIn(round, one.userId), answer: one.answer })),
  }
}

function nameIn({ members }: SeatedIn, userId: string): string {
  return members.find((member) => member.userId === userId)?.name ?? 'Somebody who left'
}
