import { publicRoute } from '@/lib/auth/next/authed-route'
import { getWatchedLog } from '@/lib/review/server/model/watch-round'
import { packReplayPage } from '@/lib/review/server/pack-replay-page'
import { assertSharedPace } from '@/lib/review/server/share/link-traffic'

/** The log of the round that anybody may watch. */
export const GET = publicRoute(async (_request, { user, address, now }) => {
  assertSharedPace(address, now)
  const log = await getWatchedLog(user?.id ?? null, now)
  return new Response(await packReplayPage(log), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-store' },
  })
})
