import { db } from '@/lib/db/client'
import type { PreparedPage } from '@/lib/handbook/domain/prepare-page'
import { getPage } from '@/lib/handbook/server/handbook'
import { appError, notFound } from '@/lib/shared/errors'
import { canReadHandbook } from '../../domain/round/permissions'
import { findMember } from './find-members'

/** The part of a page that a room's panel shows. */
export type PanelPage = Pick<PreparedPage, 'id' | 'title' | 'summary' | 'minutes' | 'sections' | 'cards'>

/**
 * A page of the handbook for a member of a room, checked against the round's current state in the database.
 * @throws AppError `not-found` for strangers and unknown pages, `handbook/closed` for the candidate of an
 * open round
 */
export async function openPage(userId: string, roomId: string, pageId: string): Promise<PanelPage> {
  const member = await findMember(roomId, userId)
  const room = member && (await db.room.findUnique({ where: { id: roomId }, select: { phase: true } }))
  if (!member || !room) throw notFound('room')
  if (!canReadHandbook(member, { ended: room.phase === 'ended' })) {
    throw appError('handbook/closed')
  }
  const { id, title, summary, minutes, sections, cards } = await getPage(pageId)
  return { id, title, summary, minutes, sections, cards }
}
