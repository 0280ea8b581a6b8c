import { authedRoute } from '@/lib/auth/next/authed-route'
import { encodeReplayPage } from '@/lib/review/domain/replay/replay-page'
import { assertReplayPace } from '@/lib/review/server/assert-replay-pace'
import { getReplayPage } from '@/lib/review/server/get-replay-page'
import { compressedResponse } from '@/lib/shared/http/compressed-response'

/** Part of the log of a past session, after the event with the number `after`, as the viewer may see it. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertReplayPace(user.id, now)
  const after = Number(new URL(request.url).searchParams.get('after'))
  const page = await getReplayPage(user.id, params.id, Number.isSafeInteger(after) ? after : 0, now)
  return compressedResponse(request, encodeReplayPage(page), {
    'Content-Type': 'application/vnd.msgpack',
    'Cache-Control': 'no-store',
  })
})
