import { authedRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { getImportedPage } from '@/lib/review/server/archive/get-imported'
import { assertReplayPace } from '@/lib/review/server/assert-replay-pace'
import { packReplayPage } from '@/lib/review/server/pack-replay-page'

/** Part of the log of an imported session, after the event numbered `after`. */
export const GET = authedRoute<{ id: string }>(async (request, { params, user, now }) => {
  assertReplayPace(user.id, now)
  const page = await getImportedPage(user.id, params.id, afterOf(request.url), now)
  return new Response(await packReplayPage(page), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-store' },
  })
})
