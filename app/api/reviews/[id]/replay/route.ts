import { authedRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { assertReplayPace } from '@/lib/review/server/assert-replay-pace'
import { packReplayPage } from '@/lib/review/server/pack-replay-page'
import { getTakenPage } from '@/lib/review/server/peer/get-taken-round'

/** Part of the log of a round that the caller has for review, without names, after the event numbered `after`. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertReplayPace(user.id, now)
  const page = await getTakenPage(user.id, params.id, afterOf(request.url), now)
  return new Response(await packReplayPage(page), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-store' },
  })
})
