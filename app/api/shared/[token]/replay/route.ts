import { publicRoute } from '@/lib/auth/next/authed-route'
import { afterOf } from '@/lib/review/domain/after-of'
import { packReplayPage } from '@/lib/review/server/pack-replay-page'
import { getSharedPage } from '@/lib/review/server/share/get-shared'
import { assertSharedPace } from '@/lib/review/server/share/link-traffic'

/** Part of the log that a link shows, without names, after the event numbered `after`. */
export const GET = publicRoute<{ token: string }>(async (request, { params, user, address, now }) => {
  assertSharedPace(address, now)
  const page = await getSharedPage(params.token, user?.id ?? null, afterOf(request.url), now)
  return new Response(await packReplayPage(page), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-store' },
  })
})
