import { authedRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { assertReplayPace } from '@/lib/review/server/assert-replay-pace'
import { getReplayPage } from '@/lib/review/server/get-replay-page'
import { packReplayPage } from '@/lib/review/server/pack-replay-page'

/** Part of the log of a past session, after the event numbered `after`, as far as the viewer may see it. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertReplayPace(user.id, now)
  const page = await getReplayPage(user.id, params.id, afterOf(request.url), now)
  return new Response(await packReplayPage(page), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-store' },
  })
})
