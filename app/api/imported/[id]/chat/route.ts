import { authedRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { getImportedChat } from '@/lib/review/server/archive/get-imported'
import { assertChatPace } from '@/lib/review/server/assert-chat-pace'

/** More of the chat of an imported session, after the message numbered `after`. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertChatPace(user.id, now)
  return Response.json(await getImportedChat(user.id, params.id, afterOf(request.url), now), {
    headers: { 'Cache-Control': 'no-store' },
  })
})
