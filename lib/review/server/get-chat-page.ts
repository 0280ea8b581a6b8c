import { viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { namesIn } from '@/lib/rooms/server/access/names-in'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import { type ChatPage, chatPage } from '../domain/chat-page'
import { chatLines } from '../domain/session-record'

/**
 * The chat of a past session after a message, for one of its members.
 * @throws AppError `not-found` for a session that does not exist, belongs to others or is not over
 */
export async function getChatPage(
  userId: string,
  roomId: string,
  after: number,
  now: Date,
): Promise<ChatPage> {
  const { endedAt, me } = await findRound(roomId, userId)
  if (endedAt === null || endedAt > now.getTime()) throw notFound('session')
  const [state, nameOf] = await Promise.all([loadRoom(roomId), namesIn(roomId)])
  return chatPage(chatLines(viewFor(me, state).round, userId, nameOf), after)
}
