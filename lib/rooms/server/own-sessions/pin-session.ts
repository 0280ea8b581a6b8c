import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { PINS_MOST } from '../../domain/round/room-limits'

/**
 * Pins a past session to the top of a person's own list, or unpins it.
 * @throws AppError `not-found` if it is not in their list, `session/too-many-pins`
 */
export async function pinSession(userId: string, roomId: string, pinned: boolean, now: Date): Promise<void> {
  if (!isId(roomId)) throw notFound('session')
  const listed = { userId, removedAt: null, trashedAt: null, room: { phase: 'ended' } } as const
  await lockedTransaction([`pins of ${userId}`], async (tx) => {
    const others = { ...listed, pinnedAt: { not: null }, roomId: { not: roomId } }
    if (pinned && (await tx.member.count({ where: others })) >= PINS_MOST)
      throw appError('session/too-many-pins', { most: PINS_MOST })
    const { count } = await tx.member.updateMany({
      where: { ...listed, roomId },
      data: { pinnedAt: pinned ? now : null },
    })
    if (count === 0) throw notFound('session')
  })
}
