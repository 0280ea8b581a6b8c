import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { PINS_MOST } from '../../domain/round/room-limits'

type Client = Pick<Prisma.TransactionClient, 'member'>

/**
 * Pins a past session to the top of a person's own list, or unpins it.
 * @throws AppError `not-found` if it is not in their list, `session/too-many-pins`
 */
export async function pinSession(userId: string, roomId: string, pinned: boolean, now: Date): Promise<void> {
  if (!isId(roomId)) throw notFound('session')
  await changePins(userId, async (tx) => {
    if (pinned && (await countPins(tx, userId, roomId)) >= PINS_MOST)
      throw appError('session/too-many-pins', { most: PINS_MOST })
    const { count } = await tx.member.updateMany({
      where: { ...listedOf(userId), roomId },
      data: { pinnedAt: pinned ? now : null },
    })
    if (count === 0) throw notFound('session')
  })
}

/** Changes a person's pins, one change at a time. */
export const changePins = (userId: string, change: (tx: Client) => Promise<void>) =>
  lockedTransaction([`pins of ${userId}`], change)

/** The number of pinned sessions in a person's list, apart from one session. */
export const countPins = (tx: Client, userId: string, except: string) =>
  tx.member.count({ where: { ...listedOf(userId), pinnedAt: { not: null }, roomId: { not: except } } })

const listedOf = (userId: string) =>
  ({ userId, removedAt: null, trashedAt: null, room: { phase: 'ended' } }) as const
