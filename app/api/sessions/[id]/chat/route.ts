import { authedRoute } from '@/lib/auth/next/authed-route'
import { assertChatPace } from '@/lib/review/server/assert-chat-pace'
import { getChatPage } from '@/lib/review/server/get-chat-page'

/** More of the chat of a past session, after the message with the number `after`. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertChatPace(user.id, now)
  const after = Number(new URL(request.url).searchParams.get('after'))
  return Response.json(await getChatPage(user.id, params.id, Number.isSafeInteger(after) ? after : 0, now), {
    headers: { 'Cache-Control': 'no-store' },
  })
})
