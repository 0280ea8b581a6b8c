import { authedRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { assertChatPace } from '@/lib/review/server/assert-chat-pace'
import { getChatPage } from '@/lib/review/server/get-chat-page'

/** More of the chat of a past session, after the message numbered `after`. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertChatPace(user.id, now)
  return Response.json(await getChatPage(user.id, params.id, afterOf(request.url), now), {
    headers: { 'Cache-Control': 'no-store' },
  })
})
