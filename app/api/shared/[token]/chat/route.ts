import { publicRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { getSharedChat } from '@/lib/review/server/share/get-shared'
import { assertSharedPace } from '@/lib/review/server/share/link-traffic'

/** More of the chat that a link shows, after the message numbered `after`. */
export const GET = publicRoute<{ token: string }>(async (request, { params, user, address, now }) => {
  assertSharedPace(address, now)
  const page = await getSharedChat(params.token, user?.id ?? null, afterOf(request.url), now)
  return Response.json(page, { headers: { 'Cache-Control': 'no-store' } })
})
